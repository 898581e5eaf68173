import { dropDraft, keepDraft, keepFor, readDraft } from '../../../static/src/shared/kept-drafts';

/** A browser's storage with room for so many characters. */
function storageOf(room: number): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, text) => {
      if (text.length > room) throw new Error('QuotaExceededError');
      items.set(key, text);
    },
    removeItem: (key) => void items.delete(key),
  };
}

const draft = (value: string) => ({ version: 1, value, change: null });

describe('a text that no longer fits into the storage', () => {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');
  beforeEach(() => {
    Object.defineProperty(globalThis, 'localStorage', { configurable: true, value: storageOf(80) });
  });
  afterEach(() => {
    dropDraft('a');
    if (before) Object.defineProperty(globalThis, 'localStorage', before);
    else Reflect.deleteProperty(globalThis, 'localStorage');
  });

  it('is kept as it was typed last, not as it was stored before', () => {
    keepDraft('a', draft('short'));
    keepDraft('a', draft('x'.repeat(100)));
    expect(readDraft('a')?.value).toBe('x'.repeat(100));
  });

  it('is read from the storage again once it fits', () => {
    keepDraft('a', draft('x'.repeat(100)));
    keepDraft('a', draft('short'));
    expect(readDraft('a')?.value).toBe('short');
    localStorage.removeItem('a');
    expect(readDraft('a')).toBeNull();
  });
});

test('what somebody writes is not shown to the next account in the same browser', () => {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');
  for (const room of [1000, 0]) {
    Object.defineProperty(globalThis, 'localStorage', { configurable: true, value: storageOf(room) });
    keepFor('ann');
    keepDraft('a', draft('by Ann'));
    keepFor('ben');
    expect(readDraft('a')).toBeNull();
    keepDraft('a', draft('by Ben'));
    keepFor(null);
    expect(readDraft('a')).toBeNull();
    keepDraft('a', draft('by somebody'));
    expect(readDraft('a')?.value).toBe('by somebody');
    dropDraft('a');
    keepFor('ben');
    dropDraft('a');
    keepFor('ann');
    expect(readDraft('a')?.value).toBe('by Ann');
    dropDraft('a');
    expect(readDraft('a')).toBeNull();
  }
  keepFor(null);
  if (before) Object.defineProperty(globalThis, 'localStorage', before);
  else Reflect.deleteProperty(globalThis, 'localStorage');
});
