import '@testing-library/jest-dom';

// Atlaskit's dialogs and selects take their time in jsdom when two workers share two cores.
jest.setTimeout(15_000);
