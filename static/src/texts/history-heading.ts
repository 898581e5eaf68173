/** What is read before the history is opened; the rest of its texts comes with it. */
export const historyHeading = { heading: 'History', loading: 'Loading the history' } as const;
