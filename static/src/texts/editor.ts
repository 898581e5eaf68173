/** Texts around saving, conflicts and kept drafts. */
export const editorTexts = {
  savingThing: (name: string) => `Saving ${name}`,
  savedThing: (name: string) => `${name} is saved`,
  typedOn: (name: string) => `${name} is saved, without what you typed while it was being saved. Save again.`,
  conflictTitle: 'Somebody saved this while you were writing',
  conflictText:
    'Nothing is lost: both versions are below. Take one, or put together what should stand in the form, then save again.',
  theirs: 'Saved by somebody else',
  mine: 'Yours',
  useTheirs: 'Use theirs',
  useMine: 'Use mine',
  useBoth: 'Use both, theirs first',
  saveMerged: 'Save on top of theirs',
  failedTitle: 'Not saved',
  kept: 'What you typed is kept, here and in this browser.',
  draftKept: (name: string) => `You were writing ${name} and did not save it.`,
  goOn: 'Continue writing',
  discard: 'Discard',
};

export function tooLong(length: number, most: number): string {
  return `The text has ${String(length)} characters, at most ${String(most)} fit. Shorten it.`;
}
