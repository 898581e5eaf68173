const entries = (count: number) => (count === 1 ? '1 entry' : `${String(count)} entries`);

/** Texts of pasting a timeline. */
export const timelinePasteTexts = {
  open: 'Paste a timeline',
  thing: 'pasted timeline',
  title: 'Paste a timeline',
  source: 'Table, CSV, lines or a chat',
  sourceHint:
    'A table from a page or a spreadsheet, CSV, lines such as: 10:05 alert triggered, PagerDuty; messages copied from Slack, or the file of an exported channel.',
  chooseFile: 'Choose a file',
  fileHint: 'Or drop a file here: text, CSV or JSON.',
  fileTooLong: 'The file is longer than a million characters. Take a part of it.',
  fileUnread: 'The file could not be read as text.',
  preview: 'Show preview',
  nothing: 'There is nothing in it that reads like an entry.',
  change: 'Change the text',
  zone: 'Time zone of these times',
  zoneHint: 'Where the text names no zone of its own.',
  day: 'Day of times without one',
  found: (all: number, chosen: number) =>
    `${entries(all)} found, ${String(chosen)} chosen. Look them over, then add them.`,
  left: (count: number) => `${entries(count)} left to add.`,
  table: 'Entries to add',
  columns: {
    include: 'Add',
    time: 'Time',
    text: 'What happened',
    kind: 'Kind',
    source: 'Source',
    notes: 'Notes',
  },
  includeNamed: (row: number) => `Add row ${String(row)}`,
  cellNamed: (column: string, row: number) => `${column}, row ${String(row)}`,
  timeHint: 'A time as in the text: 2026-03-29 10:05, ~10:05, 14:??',
  noTime: 'Time unknown; it keeps its place.',
  choose: 'Choose a time',
  writtenBy: (author: string) => `By ${author}`,
  already: 'This is in the timeline already.',
  twice: 'Another row says the same.',
  kindUnsure: 'Choose its kind: nothing in the words tells it.',
  stop: 'Stop',
  add: (count: number) => `Add ${entries(count)}`,
  retry: (count: number) => `Retry ${entries(count)}`,
  lookFirst: (count: number) =>
    count === 1
      ? '1 row needs a look before it can be added.'
      : `${String(count)} rows need a look before they can be added.`,
  running: (done: number, all: number) => `${String(done)} of ${String(all)} added`,
  finished: (done: number) => `${entries(done)} added`,
  stopped: (done: number, left: number) => `${entries(done)} added, ${String(left)} not`,
};
