import { memo, useMemo } from 'react';
import type { checkBlame, PersonNames } from '../../../src/contract/blameless';
import { ENTRY_KINDS } from '../../../src/contract/rules';
import { clockWords } from '../../../src/contract/timeline';
import { readable } from '../shared/instants';
import { ClockChange } from './timeline-paste-choice';
import { entryKindNames } from '../texts/postmortem';
import { timelinePasteTexts } from '../texts/timeline-paste';
import { usePersonNames } from './person-names';
import { useBlameCheck } from './use-blame-check';
import type { EditedRow, PreviewEntry } from './timeline-paste-row';

interface TimelinePastePreviewProps {
  readonly rows: readonly PreviewEntry[];
  readonly zone: string;
  readonly isBusy: boolean;
  readonly onRow: (id: string, part: Partial<EditedRow>) => void;
}

const { columns, cellNamed } = timelinePasteTexts;

/** What will be added, each cell open to correction. */
export function TimelinePastePreview({ rows, zone, isBusy, onRow }: TimelinePastePreviewProps) {
  const people = usePersonNames();
  const check = useBlameCheck();
  return (
    <div className="scroll wide-table" role="group" tabIndex={0} aria-label={timelinePasteTexts.table}>
      <table className="paste-table timeline-paste-table">
        <thead>
          <tr>
            <th scope="col">{columns.include}</th>
            <th scope="col">{columns.time}</th>
            <th scope="col">{columns.text}</th>
            <th scope="col">{columns.kind}</th>
            <th scope="col">{columns.source}</th>
            <th scope="col">{columns.notes}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((shown, index) => (
            <Row
              key={shown.row.id}
              row={shown.row}
              read={shown.read}
              include={shown.include}
              sameAs={shown.sameAs}
              needs={shown.needs}
              number={index + 1}
              zone={zone}
              people={people}
              check={check}
              isFixed={isBusy || shown.row.changeId !== null}
              onRow={onRow}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = PreviewEntry & {
  readonly number: number;
  readonly zone: string;
  readonly people: readonly PersonNames[];
  readonly check: typeof checkBlame | null;
  /** It was sent, and may have been saved though nobody answered. */
  readonly isFixed: boolean;
  readonly onRow: TimelinePastePreviewProps['onRow'];
};

/** Hundreds of rows are shown, and a key that is typed changes one of them. */
const Row = memo(
  function Row({ row, read, include, sameAs, needs, number, zone, people, check, isFixed, onRow }: RowProps) {
    const set = (part: Partial<EditedRow>) => onRow(row.id, part);
    const hint = useMemo(() => check?.(read.text, people)[0], [check, read.text, people]);
    return (
      <tr data-testid="timeline-paste-row" className={include ? undefined : 'left-out'}>
        <td>
          <label className="tick">
            <input
              type="checkbox"
              aria-label={timelinePasteTexts.includeNamed(number)}
              disabled={isFixed}
              checked={include}
              onChange={() => set({ include: !include })}
            />
          </label>
        </td>
        <td className="paste-words">
          <Label text={columns.time} />
          <input
            className="text-input"
            title={timelinePasteTexts.timeHint}
            aria-label={cellNamed(columns.time, number)}
            readOnly={isFixed}
            value={row.time ?? read.timeWords}
            onChange={(event) => set({ time: event.target.value, choice: undefined })}
          />
          <ReadTime read={read} zone={zone} />
          <ClockChange
            label={cellNamed(columns.time, number)}
            choices={read.choices}
            chosen={row.choice}
            zone={zone}
            isFixed={isFixed}
            onChoose={(choice) => set({ choice })}
          />
        </td>
        <td className="paste-task">
          <Label text={columns.text} />
          <textarea
            className="text-input"
            rows={read.text.length > 70 ? 3 : 2}
            aria-label={cellNamed(columns.text, number)}
            aria-invalid={include && needs === 'text'}
            readOnly={isFixed}
            value={read.text}
            onChange={(event) => set({ text: event.target.value })}
          />
        </td>
        <td>
          <Label text={columns.kind} />
          <select
            className="choice"
            aria-label={cellNamed(columns.kind, number)}
            disabled={isFixed}
            value={read.kind}
            onChange={({ target }) => {
              const kind = ENTRY_KINDS.find((one) => one === target.value);
              if (kind) set({ kind });
            }}
          >
            {ENTRY_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {entryKindNames[kind]}
              </option>
            ))}
          </select>
        </td>
        <td className="paste-words">
          <Label text={columns.source} />
          <input
            className="text-input"
            aria-label={cellNamed(columns.source, number)}
            readOnly={isFixed}
            value={read.source}
            onChange={(event) => set({ source: event.target.value })}
          />
        </td>
        <td className="paste-notes small">
          {sameAs !== null && (
            <p className="wrong">
              {sameAs === 'there' ? timelinePasteTexts.already : timelinePasteTexts.twice}
            </p>
          )}
          {read.author !== '' && <p className="subtle">{timelinePasteTexts.writtenBy(read.author)}</p>}
          {read.kindFrom === 'none' && <p className="subtle">{timelinePasteTexts.kindUnsure}</p>}
          {hint && (
            <p className="hint" data-testid="entry-wording">
              “{hint.words}”: {hint.why} {hint.question}
            </p>
          )}
          {read.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </td>
      </tr>
    );
  },
  (before, after) =>
    before.number === after.number &&
    before.zone === after.zone &&
    before.people === after.people &&
    before.check === after.check &&
    before.isFixed === after.isFixed &&
    before.include === after.include &&
    before.sameAs === after.sameAs &&
    before.needs === after.needs &&
    before.row === after.row &&
    JSON.stringify(before.read) === JSON.stringify(after.read),
);

/** How the words for the time were understood. */
function ReadTime({ read, zone }: { readonly read: PreviewEntry['read']; readonly zone: string }) {
  if (read.at === null)
    return read.choices.length > 0 ? null : <p className="small subtle">{timelinePasteTexts.noTime}</p>;
  const words =
    read.precision === 'exact'
      ? readable(read.at, zone)
      : `${readable(read.at, zone)}: ${clockWords(read, zone)}`;
  return <p className="small subtle">{words}</p>;
}

/** Seen where a narrow frame has no heads; the control itself is named with its row. */
function Label({ text }: { readonly text: string }) {
  return (
    <span className="cell-label" aria-hidden>
      {text}
    </span>
  );
}
