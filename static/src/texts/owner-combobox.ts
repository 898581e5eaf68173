const OTHERWISE = 'or press Escape to leave the owner as it is.';

/** Why a key did not take what was typed for a person. */
export const comboboxTexts = {
  notOne: (found: number) =>
    found === 0
      ? `Nobody of this name was found. Correct it, ${OTHERWISE}`
      : `More than one person fits. Choose one with the arrow keys, ${OTHERWISE}`,
};
