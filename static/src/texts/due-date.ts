/** What is said of a due date that somebody may not have meant. It is taken as it is. */
export const dueTexts = {
  weekend: 'This is a weekend.',
  past: 'This day is past.',
};
