import { ACTION_TYPES, PRIORITIES } from '../../../src/contract/rules';
import { readDueDate } from '../../../src/contract/due-date';
import { actionTexts, priorityNames, typeNames } from '../texts/actions';
import { pasteTexts } from '../texts/action-paste';
import { PasteConflict } from './action-paste-conflict';
import { dayInWords, dayNote } from './due-field';
import { titleKey, type OwnersByWords, type PasteRow, type RowProblems } from './paste-row';
import type { AddState } from './use-add-actions';

export interface PreviewRow {
  readonly row: PasteRow;
  readonly problems: RowProblems;
  readonly state: AddState | undefined;
}

interface PastePreviewProps {
  readonly rows: readonly PreviewRow[];
  readonly owners: OwnersByWords;
  readonly nameOf: (accountId: string) => string;
  readonly today: string;
  readonly isBusy: boolean;
  readonly onRow: (id: string, part: Partial<PasteRow>) => void;
  /** What somebody else edited meanwhile is overwritten with the row. */
  readonly onMine: (row: PreviewRow) => void;
}

const { columns, cellNamed } = pasteTexts;

/** What will be added, each cell open to correction. */
export function PastePreview(props: PastePreviewProps) {
  return (
    <div className="scroll wide-table" role="group" tabIndex={0} aria-label={pasteTexts.table}>
      <table className="paste-table">
        <thead>
          <tr>
            <th scope="col">{columns.include}</th>
            <th scope="col">{columns.task}</th>
            <th scope="col">{columns.owner}</th>
            <th scope="col">{columns.priority}</th>
            <th scope="col">{columns.due}</th>
            <th scope="col">{actionTexts.type}</th>
            <th scope="col">{columns.notes}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, index) => (
            <Row
              key={row.row.id}
              {...props}
              {...row}
              number={index + 1}
              sameAs={sameBefore(props.rows, index)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = PastePreviewProps & PreviewRow & { readonly number: number; readonly sameAs: number | null };

/** The number of an earlier row that adds the same task; null when there is none. */
function sameBefore(rows: readonly PreviewRow[], index: number): number | null {
  const title = titleKey(rows[index]?.row.title ?? '');
  const before = rows.findIndex(({ row }) => row.include && title !== '' && titleKey(row.title) === title);
  return before < 0 || before >= index ? null : before + 1;
}

function Row({
  row,
  number,
  sameAs,
  problems,
  state,
  owners,
  nameOf,
  today,
  isBusy,
  onRow,
  onMine,
}: RowProps) {
  const set = (part: Partial<PasteRow>) => onRow(row.id, part);
  const owner = owners.get(row.ownerWords.trim()) ?? null;
  const due = readDueDate(row.dueWords, today);
  const isFixed = row.added || isBusy;
  return (
    <tr data-testid="paste-row">
      <td>
        <label className="tick">
          <input
            type="checkbox"
            aria-label={pasteTexts.includeNamed(number)}
            disabled={isFixed}
            checked={row.include || row.added}
            onChange={() => set({ include: !row.include })}
          />
        </label>
      </td>
      <td className="paste-task">
        <textarea
          className="text-input"
          rows={2}
          aria-label={cellNamed(columns.task, number)}
          aria-invalid={problems.title !== undefined}
          readOnly={isFixed}
          value={row.title}
          onChange={(event) => set({ title: event.target.value })}
        />
        <FieldProblem text={row.include ? problems.title : undefined} />
      </td>
      <td className="paste-words">
        <Label text={columns.owner} />
        <input
          className="text-input"
          aria-label={cellNamed(columns.owner, number)}
          readOnly={isFixed}
          value={row.ownerWords}
          onChange={(event) => set({ ownerWords: event.target.value })}
        />
        {row.ownerWords.trim() !== '' && (
          <p className="small subtle">
            {owner === null
              ? pasteTexts.ownerStays(row.ownerWords.trim())
              : pasteTexts.ownerBecomes(nameOf(owner))}
          </p>
        )}
      </td>
      <td>
        <Label text={columns.priority} />
        <select
          className="choice"
          aria-label={cellNamed(columns.priority, number)}
          disabled={isFixed}
          value={row.priority}
          onChange={({ target }) => {
            const priority = PRIORITIES.find((one) => one === target.value);
            if (priority) set({ priority });
          }}
        >
          {PRIORITIES.map((priority) => (
            <option key={priority} value={priority}>
              {priorityNames[priority]}
            </option>
          ))}
        </select>
      </td>
      <td className="paste-words">
        <Label text={columns.due} />
        <input
          className="text-input"
          aria-label={cellNamed(columns.due, number)}
          aria-invalid={problems.due !== undefined}
          readOnly={isFixed}
          value={row.dueWords}
          onChange={(event) => set({ dueWords: event.target.value })}
        />
        {due.kind === 'date' && (
          <p className="small subtle">
            {dayInWords(due.date)} {dayNote(due.date, today)}
          </p>
        )}
        <FieldProblem text={row.include ? problems.due : undefined} />
      </td>
      <td>
        <Label text={actionTexts.type} />
        <select
          className="choice"
          aria-label={cellNamed(actionTexts.type, number)}
          disabled={isFixed}
          value={row.type}
          onChange={({ target }) => {
            const type = ACTION_TYPES.find((one) => one === target.value);
            if (type) set({ type });
          }}
        >
          {ACTION_TYPES.map((type) => (
            <option key={type} value={type}>
              {typeNames[type]}
            </option>
          ))}
        </select>
      </td>
      <td className="paste-notes">
        <Progress row={row} state={state} />
        {state?.kind === 'conflict' && !row.added && (
          <PasteConflict
            number={number}
            theirs={state.theirs}
            mine={state.mine}
            nameOf={nameOf}
            onTheirs={() => set({ added: true })}
            onMine={() => onMine({ row, problems, state })}
          />
        )}
        {row.include && sameAs !== null && <p className="small wrong">{pasteTexts.sameAs(sameAs)}</p>}
        {row.notes.map((note) => (
          <p key={note} className="small">
            {note}
          </p>
        ))}
      </td>
    </tr>
  );
}

/** Seen where a narrow frame has no heads; the control itself is named with its row. */
function Label({ text }: { readonly text: string }) {
  return (
    <span className="cell-label" aria-hidden>
      {text}
    </span>
  );
}

function FieldProblem({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null;
  return <p className="small wrong">{text}</p>;
}

function Progress({ row, state }: Pick<PreviewRow, 'row' | 'state'>) {
  if (row.added) return <strong className="small">{pasteTexts.added}</strong>;
  if (state === undefined || state.kind === 'added' || state.kind === 'conflict') return null;
  if (state.kind !== 'failed') return <p className="small subtle">{pasteTexts[state.kind]}</p>;
  return (
    <p className="small">
      <strong className="wrong">{pasteTexts.notAdded}</strong> {state.message}
    </p>
  );
}
