import type { ActionFields } from './actions';
import type { Cause } from './causes';
import type { Header } from './postmortem';
import { durationBetween } from './postmortem';
import { inZone } from './timeline-zones';

/** What whoever looks back wants to know of one incident. */
export interface PeriodEntry {
  readonly title: string;
  readonly severity: Header['severity'];
  readonly services: readonly string[];
  readonly startedAt: string | null;
  readonly resolvedAt: string | null;
  readonly zone: string;
  /** Plain text that names nobody. */
  readonly summary: string;
  readonly causes: readonly { readonly text: string; readonly kind: Cause['kind'] }[];
  readonly actions: readonly {
    readonly title: string;
    readonly state: ActionState;
    readonly dueOn: string | null;
  }[];
  readonly lessons: string;
}

type ActionState = 'open' | 'done' | 'dropped';

export const actionState = (status: ActionFields['status'], isOpen: boolean): ActionState =>
  status === 'dropped' ? 'dropped' : isOpen ? 'open' : 'done';

const WIDTH = 78;

/**
 * Several incidents as plain text, the oldest first, as one reads them out.
 * @param range its first and last day, YYYY-MM-DD
 */
export function periodSummaryText(
  entries: readonly PeriodEntry[],
  range: { readonly from: string; readonly to: string },
): string {
  const heading = `Postmortems from ${range.from} to ${range.to}`;
  const actions = entries.flatMap((entry) => entry.actions);
  const count = (state: ActionState) => actions.filter((action) => action.state === state).length;
  const totals = [
    `${counted(entries.length, 'incident')}, ${counted(actions.length, 'action')}: ` +
      `${String(count('open'))} open, ${String(count('done'))} done, ${String(count('dropped'))} dropped.`,
  ];
  const parts = entries.map((entry, index) => entryText(entry, index + 1));
  return `${[[heading, '='.repeat(heading.length), '', ...totals], ...parts].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const counted = (number: number, word: string) => `${String(number)} ${word}${number === 1 ? '' : 's'}`;

function entryText(entry: PeriodEntry, number: number): string[] {
  const heading = `${String(number)}. ${entry.title} (${entry.severity})`;
  const { startedAt, resolvedAt, zone } = entry;
  const duration = durationBetween(startedAt, resolvedAt, ['start', 'resolution']);
  const when = startedAt === null ? 'Start not known' : `Started ${inZone(startedAt, zone)}`;
  const took = duration.kind === 'known' ? `, took ${minutesInWords(duration.minutes)}` : '';
  return [
    heading,
    '-'.repeat(Math.min(WIDTH, heading.length)),
    `${when}${took}.`,
    ...(entry.services.length === 0 ? [] : [`Services: ${entry.services.join(', ')}.`]),
    ...paragraph('', entry.summary),
    ...list(
      'Root causes',
      entry.causes.filter(({ kind }) => kind === 'root').map(({ text }) => text),
    ),
    ...list(
      'Contributing factors',
      entry.causes.filter(({ kind }) => kind === 'contributing').map(({ text }) => text),
    ),
    ...list(
      'Actions',
      entry.actions.map(({ title, state, dueOn }) =>
        state === 'open' && dueOn !== null ? `[open, due ${dueOn}] ${title}` : `[${state}] ${title}`,
      ),
    ),
    ...paragraph('Lessons learned:', entry.lessons),
  ];
}

function paragraph(title: string, text: string): string[] {
  const lines = text.split('\n').flatMap((line) => wrapped(line, ''));
  if (text.trim() === '') return [];
  return ['', ...(title === '' ? [] : [title]), ...lines];
}

function list(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  return [
    '',
    `${title}:`,
    ...items.flatMap((item) => wrapped(`- ${item.replace(/\s+/g, ' ').trim()}`, '  ')),
  ];
}

/** Lines of at most 78 signs, cut between words. */
function wrapped(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = line === '' && lines.length === 0 ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function minutesInWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [
    ...(hours > 0 ? [`${String(hours)} h`] : []),
    ...(rest > 0 || hours === 0 ? [`${String(rest)} min`] : []),
  ].join(' ');
}
