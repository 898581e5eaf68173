import fc from 'fast-check';
import type { AdfNode } from '../../../src/domain/adf/builders';
import { doc, paragraph, text } from '../../../src/domain/adf/builders';
import { type SnapshotMark, snapshotOf, withSnapshot } from '../../../src/domain/adf/snapshot';
import type { Report } from '../../../src/domain/adf/postmortem';
import { aCause, aHeader, anAction, anEntry, aLink } from '../../support/builders';
import { adfFaults, adfText } from '../../support/builders-adf';
import { INCIDENTS, inOurWords } from '../../support/builders-incidents';

const AT = '2026-03-02T09:15:00.000Z';
const mark = (name: string): SnapshotMark => ({
  macroLocalId: `macro-${name}`,
  localId: `snap-${name}`,
  code: name,
});
const ONE = mark('one');

const report = (some: Partial<Report> = {}): Report => ({
  header: aHeader(),
  services: ['Checkout'],
  sections: { summary: 'It broke.\n\n```\na\nb\n```\n\n> quoted' },
  timeline: [anEntry({ id: 'e' })],
  causes: [aCause({ id: 'c' })],
  fiveWhys: [],
  factors: [],
  impact: null,
  links: [],
  roles: [],
  template: null,
  siteUrl: 'https://example.atlassian.net',
  actions: [{ fields: anAction({ owner: 'ann' }), issue: aLink() }],
  ...some,
});

const macro = (name: string) =>
  `{"type":"extension","attrs":{"extensionType":"com.atlassian.ecosystem","extensionKey":"k","localId":"macro-${name}","parameters":{"n":1.0,"2":"b","1":"a"}}}`;
/** Spaced, escaped and ordered as no printer would do it. */
const RICH = `{ "version":1, "type":"doc","content" : [
  {"type":"panel","attrs":{"panelType":"info"},"content":[{"type":"paragraph","content":[{"text":"caf\\u00e9 & <b>","type":"text"}]}]},
  ${macro('one')} , {"type":"rule"},${macro('two')},
  {"type":"expand","attrs":{"title":"Ours"},"content":[{"type":"paragraph","content":[{"type":"text","text":"kept by people"}]}]} ]}\n`;

const placed = (body: string, of = ONE, some: Partial<Report> = {}): string => {
  const result = withSnapshot(body, of, snapshotOf(report(some), of, AT));
  if (result.kind !== 'placed') throw new Error(result.kind);
  return result.body;
};
const parse = (body: string) => JSON.parse(body) as AdfNode;

test('a snapshot of every incident is a document that Confluence takes', () => {
  for (const one of INCIDENTS) {
    const words = inOurWords(one);
    const actions = words.actions.map((fields) => ({ fields, issue: aLink() }));
    const snapshot = snapshotOf({ ...report(), ...words, actions }, ONE, AT);
    expect(adfFaults(doc([snapshot]))).toEqual([]);
    expect(adfText(snapshot)).toContain('as approved on 2026-03-02 09:15 UTC');
  }
  expect(adfFaults(doc([snapshotOf(report(), ONE, AT)]))).toEqual([]);
});

test('it stands right behind its macro, and every other byte is as it was', () => {
  const body = placed(RICH);
  const inserted = `,${JSON.stringify(snapshotOf(report(), ONE, AT))}`;
  const at = body.indexOf(inserted);
  expect(body.slice(0, at) + body.slice(at + inserted.length)).toBe(RICH);
  expect((parse(body).content ?? []).map(({ type }) => type)).toEqual([
    'panel',
    'extension',
    'expand',
    'rule',
    'extension',
    'expand',
  ]);
  expect(adfFaults(parse(body))).toEqual([]);
});

test('an earlier one is replaced where it stands, and the same one is left alone', () => {
  const first = placed(RICH);
  expect(withSnapshot(first, ONE, snapshotOf(report(), ONE, AT))).toEqual({ kind: 'stands' });
  const [old, next] = [report(), report({ services: ['Payments'] })].map((each) =>
    JSON.stringify(snapshotOf(each, ONE, AT)),
  );
  expect(placed(first, ONE, { services: ['Payments'] })).toBe(first.replace(old ?? '', () => next ?? ''));
});

test('two macros on a page have a snapshot each, whichever is published first', () => {
  const both = placed(placed(RICH), mark('two'), { services: ['Payments'] });
  expect(placed(placed(RICH, mark('two'), { services: ['Payments'] }))).toBe(both);
  const changed = placed(both, mark('two'), { services: ['Search'] });
  expect(adfText(parse(changed))).toContain('Checkout');
  expect(adfText(parse(changed))).not.toContain('Payments');
});

test('it is known again without its id, with ids and settings added, and with its text cut up', () => {
  const tidied = (node: AdfNode): AdfNode => ({
    ...node,
    attrs: { ...node.attrs, ...(node.type === 'expand' ? {} : { localId: `new-${node.type}` }) },
    ...(node.content
      ? {
          content: node.content.flatMap((child) =>
            child.type === 'text' && child.marks === undefined
              ? [text((child.text ?? '').slice(0, 1)), text((child.text ?? '').slice(1))]
              : [tidied(child)],
          ),
        }
      : {}),
  });
  const snapshot = snapshotOf(report(), ONE, AT);
  const attrs = { title: snapshot.attrs?.['title'] };
  const body = JSON.stringify({
    ...parse(RICH),
    content: [parse(macro('one')), { ...tidied(snapshot), attrs }],
  });
  expect(withSnapshot(body, ONE, snapshot)).toEqual({ kind: 'stands' });
  const edited = body.replace('"Checkout', '"Chequeout');
  expect(withSnapshot(edited, ONE, snapshot).kind).toBe(edited === body ? 'stands' : 'placed');
});

test('in a column it stands in the column; where no expand may be, behind what may have it beside it', () => {
  const column = `{"type":"layoutSection","content":[{"type":"layoutColumn","attrs":{"width":50},"content":[${macro('one')}]},{"type":"layoutColumn","attrs":{"width":50},"content":[{"type":"rule"}]}]}`;
  const cell = `{"type":"table","content":[{"type":"tableRow","content":[{"type":"tableCell","attrs":{},"content":[${macro('two')}]}]}]}`;
  const body = `{"type":"doc","version":1,"content":[${column},${cell}]}`;
  const both = parse(placed(placed(body), mark('two')));
  expect(adfFaults(both)).toEqual([]);
  expect((both.content ?? []).map(({ type }) => type)).toEqual(['layoutSection', 'table', 'expand']);
  expect(both.content?.[0]?.content?.[0]?.content?.map(({ type }) => type)).toEqual(['extension', 'expand']);
});

test('a page without the macro is told apart', () => {
  const body = JSON.stringify(doc([paragraph([text('macro-one')])]));
  expect(withSnapshot(body, ONE, snapshotOf(report(), ONE, AT))).toEqual({ kind: 'no-macro' });
  expect(
    withSnapshot('{"type":"doc","version":1,"content":[]}', ONE, snapshotOf(report(), ONE, AT)).kind,
  ).toBe('no-macro');
});

test('whatever people wrote around it, publishing twice is publishing once', () => {
  const around = fc.array(
    fc.string({ minLength: 1 }).map((words) => paragraph([text(words)])),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(around, around, (before, after) => {
      const body = JSON.stringify({
        type: 'doc',
        version: 1,
        content: [...before, JSON.parse(macro('one')), ...after],
      });
      const once = placed(body);
      expect(withSnapshot(once, ONE, snapshotOf(report(), ONE, AT))).toEqual({ kind: 'stands' });
      expect(parse(once).content).toEqual([
        ...before,
        JSON.parse(macro('one')),
        JSON.parse(JSON.stringify(snapshotOf(report(), ONE, AT))),
        ...after,
      ]);
    }),
    { numRuns: 30 },
  );
});
