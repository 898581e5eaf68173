/** Texts of hints on words that blame. */
export const wordingTexts = {
  heading: 'Wording',
  count: (count: number) =>
    count === 0 ? '' : count === 1 ? 'One hint on wording' : `${String(count)} hints on wording`,
  nothingElse: 'Hints only: they hold nothing up.',
  dismiss: 'Dismiss',
  dismissThat: (words: string) => `Dismiss “${words}”`,
  reason: 'Why is this no blame?',
  reasonHint: 'Others will read it.',
  reasonMissing: 'Say in a few words why this is no blame.',
  dismissed: (words: string) => `The hint on “${words}” is dismissed`,
};
