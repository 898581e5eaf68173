const actions = (count: number) => (count === 1 ? '1 action' : `${String(count)} actions`);

/** Texts of pasting many actions at once. */
export const pasteTexts = {
  open: 'Paste actions',
  thing: 'pasted actions',
  title: 'Paste actions',
  source: 'Text or table',
  sourceHint:
    'A table from a spreadsheet, a page, a document or Markdown; or lines such as: SRE Lead - Tune the alerts - High - 2 days',
  preview: 'Show preview',
  nothing: 'There is nothing in it that reads like an action.',
  change: 'Change the text',
  found: (count: number) => `${actions(count)} found. Look them over, then add them.`,
  left: (count: number) => `${actions(count)} left to add.`,
  table: 'Actions to add',
  columns: {
    include: 'Add',
    task: 'Task',
    owner: 'Owner',
    priority: 'Priority',
    due: 'Due date',
    notes: 'Notes',
  },
  includeNamed: (row: number) => `Add row ${String(row)}`,
  cellNamed: (column: string, row: number) => `${column}, row ${String(row)}`,
  owners: 'Who are they?',
  ownersHelp: 'Choose the account of each. Words without one are added to the title of the action.',
  ownerOf: (words: string) => `Person for ${words}`,
  isPerson: (name: string) => `is ${name}`,
  notMatched: (words: string) => `No account found; “(${words})” is added to the title`,
  noPerson: 'No person',
  changePerson: 'Change',
  changePersonNamed: (words: string) => `Change the person for ${words}`,
  pickPerson: 'Choose a person',
  pickPersonNamed: (words: string) => `Choose a person for ${words}`,
  suggestedNamed: (name: string, words: string) => `${words} is ${name}`,
  ownerBecomes: (name: string) => `Owner: ${name}`,
  ownerStays: (words: string) => `No account found; “(${words})” is added to the title`,
  editedSince:
    'This was added before, and somebody edited it since. Nothing of theirs is overwritten unless you say so.',
  both: (theirs: string, mine: string) => `Theirs: ${theirs}. Yours: ${mine}.`,
  ofRow: (label: string, row: number) => `${label}, row ${String(row)}`,
  already: 'It is in the list already.',
  sameAs: (row: number) => `The same task stands in row ${String(row)}.`,
  isNew: 'New',
  toFirst: (count: number) => (count === 1 ? 'Go to it' : 'Go to the first'),
  newOnes: (count: number) =>
    count === 1
      ? '1 action was added. It is marked as new.'
      : `${actions(count)} were added. They are marked as new.`,
  add: (count: number) => `Add ${actions(count)}`,
  lookFirst: (count: number) =>
    count === 1
      ? '1 row needs a look before it can be added.'
      : `${String(count)} rows need a look before they can be added.`,
  noneChosen: 'Tick the actions to add.',
  waiting: 'Waiting',
  saving: 'Being added',
  added: 'Added',
  notAdded: 'Not added.',
  running: (done: number, all: number) => `${String(done)} of ${String(all)} added`,
  finished: (done: number, failed: number) =>
    failed === 0 ? `${actions(done)} added` : `${actions(done)} added, ${String(failed)} not`,
  retry: (count: number) => `Retry ${String(count)}`,
  stop: 'Stop',
};
