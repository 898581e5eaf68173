import '@testing-library/jest-dom';

// Atlaskit's dialogs and selects take their time in jsdom when two workers share two cores; only what hangs is to fail.
jest.setTimeout(60_000);
