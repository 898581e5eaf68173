import fc from 'fast-check';
import { jsonSpans, type Span, stringAt } from '../../../src/domain/adf/json-spans';

/** What the spans say stands there, put together again. */
function valueOf(text: string, span: Span): unknown {
  const written = text.slice(span.start, span.end);
  if (written.startsWith('[')) return span.items.map((item) => valueOf(text, item));
  if (!written.startsWith('{')) return JSON.parse(written) as unknown;
  // As JSON.parse does, also for a key `__proto__`.
  const members = [...span.members].map(
    ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(valueOf(text, value))}`,
  );
  return JSON.parse(`{${members.join(',')}}`) as unknown;
}

test('every value is found where it stands, however the text is spaced', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.constantFrom(undefined, 1, '\t'), (json, space) => {
      const text = ` ${JSON.stringify(JSON.parse(json), null, space)}\n`;
      expect(valueOf(text, jsonSpans(text))).toEqual(JSON.parse(text));
    }),
  );
});

test('a string is read with its escapes, anything else is none, and of a key twice the last counts', () => {
  const text = '{"a":1,"a":"x\\"\\u00e9","b":1.50}';
  const { members } = jsonSpans(text);
  expect(stringAt(text, members.get('a'))).toBe('x"é');
  expect(stringAt(text, members.get('b'))).toBeUndefined();
  expect(() => jsonSpans('{"a":')).toThrow(SyntaxError);
});

test('a string of megabytes, with escapes all over, is walked like any other', () => {
  const long = '"\\'.repeat(3_000_000);
  const text = JSON.stringify({ a: long, b: 1 });
  expect(stringAt(text, jsonSpans(text).members.get('a'))?.length).toBe(long.length);
});
