import '@testing-library/jest-dom';

// Atlaskit's dialogs and selects take their time in jsdom when two workers share two cores; only what hangs is to fail.
jest.setTimeout(60_000);

// jsdom lays nothing out, and the editor asks where its text is when it scrolls to the cursor: nowhere.
const nowhere = { x: 0, y: 0, top: 0, left: 0, right: 0, bottom: 0, width: 0, height: 0, toJSON: () => ({}) };
Object.assign(Range.prototype, {
  getClientRects: () => [],
  getBoundingClientRect: () => nowhere,
});
Object.assign(document, { elementFromPoint: () => null });
Object.assign(Element.prototype, { scrollIntoView: () => undefined });
