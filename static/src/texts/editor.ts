/** Texts around saving, conflicts and kept drafts. */
export const editorTexts = {
  savingThing: (name: string) => `Saving ${name}`,
  savedThing: (name: string) => `${capital(name)} is saved`,
  typedOn: (name: string) =>
    `${capital(name)} is saved, without what you typed while it was being saved. Save again.`,
  conflictTitle: 'Somebody saved this while you were writing',
  conflictText:
    'Nothing is lost: both versions are below. Take one, or put together what should stand in the form, then save again.',
  meanwhile: 'Somebody changed this since you began. What you type is untouched.',
  untouched: 'What you type is untouched.',
  showDifferences: 'Show differences',
  savedBy: (name: string, ago: string) => `${name} saved this ${ago}.`,
  aMomentAgo: 'a moment ago',
  byApp: 'Debrief',
  theirs: 'Saved by somebody else',
  mine: 'Yours',
  onlyFormatting: 'Both read the same; they differ in formatting or in where links lead.',
  useTheirs: 'Use theirs',
  useMine: 'Use mine',
  useBoth: 'Use both, theirs first',
  useMerged: 'Put both together',
  mergedHint: 'You changed different paragraphs: each is as whoever changed it left it.',
  saveMerged: 'Save on top of theirs',
  failedTitle: 'Not saved',
  kept: 'What you typed is kept, here and in this browser.',
  offline: 'You are offline. What you type is kept in this browser; save it once the connection is back.',
  offlineAsYouGo:
    'You are offline. What you type is kept in this browser, and saved by itself once the connection is back.',
  savesItselfAnyway: 'You are offline. It is saved by itself once the connection is back.',
  asYouGo: {
    saving: 'Saving…',
    saved: 'Saved',
    unsaved: 'Not saved',
    savedWithin: (minutes: number) =>
      `Not saved yet; saved by itself within ${minutes === 1 ? 'a minute' : `${String(minutes)} minutes`}`,
  },
  givingUp: {
    question: 'This was saved while you typed. Put back the text from before you began?',
    putBack: 'Put it back',
    leaveIt: 'Keep what is saved',
    writeOn: 'Go on writing',
  },
  savesItself: 'You are offline. It is saved by itself once the connection is back, unless you go on typing.',
  isBack: 'The connection is back. You went on typing, so nothing was saved by itself: save again.',
  draftKept: (name: string) => unsaved(name),
  goOn: 'Continue writing',
  discard: 'Discard',
};

export function tooLong(length: number, most: number): string {
  return `The text has ${String(length)} characters, at most ${String(most)} fit. Shorten it.`;
}

/** `action` is a new one; `action “Tune the alerts”` and `Summary` are there already. */
function unsaved(name: string): string {
  if (/“|^\p{Lu}/u.test(name)) return `Your changes to ${name} are not saved yet.`;
  return name.endsWith('s') ? `You have unsaved ${name}.` : `You have an unsaved ${name}.`;
}

const capital = (name: string) => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
