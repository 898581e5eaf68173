/** Texts of the form for what a project requires. */
export const requiredFieldTexts = {
  choose: 'Choose…',
  gone: 'No longer offered',
  labelsHint: 'Separate labels by spaces.',
};
