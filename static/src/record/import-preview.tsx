import type { RecordFile } from '../../../src/contract/record-file';
import { recordTexts } from '../texts/record';

/** A file that can be imported. */
export interface Chosen {
  readonly importId: string;
  readonly file: RecordFile;
  /** How many people it names who have no account here. */
  readonly strangers: number;
  readonly unknownParts: readonly string[];
}

const COUNTED = [
  'sections',
  'timeline',
  'causes',
  'fiveWhys',
  'factors',
  'links',
  'roles',
  'actions',
] as const;

/** What a file holds, and what of it does not come along. */
export function ImportPreview({ chosen: { file, strangers, unknownParts } }: { readonly chosen: Chosen }) {
  const { record } = file;
  const issues = record.actions.filter(({ issue }) => issue !== null).length;
  const leftOut = [
    ...(issues > 0 ? [recordTexts.issues(issues)] : []),
    ...(strangers > 0 ? [recordTexts.peopleGone(strangers)] : []),
    ...(record.lifecycle === null ? [] : [recordTexts.lifecycle]),
    ...(record.externalSummary === null ? [] : [recordTexts.approval]),
    ...(unknownParts.length > 0 ? [recordTexts.unknownParts(unknownParts.join(', '))] : []),
  ];
  return (
    <div className="panel stack">
      <p>{recordTexts.holds(record.header.title)}</p>
      <p>
        {COUNTED.filter((part) => record[part].length > 0)
          .map((part) => `${String(record[part].length)} ${recordTexts.counts[part]}`)
          .join(', ')}
      </p>
      <h3>{recordTexts.leftOut}</h3>
      {leftOut.length === 0 ? (
        <p>{recordTexts.nothingLeft}</p>
      ) : (
        <ul>
          {leftOut.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
