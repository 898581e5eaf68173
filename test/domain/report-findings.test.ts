import fc from 'fast-check';
import type { AdfNode } from '../../src/domain/adf/builders';
import { doc } from '../../src/domain/adf/builders';
import { fishboneToAdf, fiveWhysToAdf, linksToAdf } from '../../src/domain/adf/findings';
import { impactToAdf } from '../../src/domain/adf/impact';
import { FISHBONE_CATEGORIES } from '../../src/domain/fishbone';
import { type ImpactFacts, NO_IMPACT_FACTS } from '../../src/domain/impact-facts';
import { LINK_KINDS } from '../../src/domain/links';
import { aHeader, anId } from '../support/builders';
import { adfFaults, adfText } from '../support/builders-adf';

const text = fc.oneof(
  fc.constantFrom('', ' ', '\n', 'a\n\nb', '\u0000', '\ud800', 'javascript:alert(1)', 'https://a.b/c'),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

const hrefs = (node: AdfNode): unknown[] => [
  ...(node.marks ?? []).flatMap(({ type, attrs }) => (type === 'link' ? [attrs?.['href']] : [])),
  ...(node.content ?? []).flatMap(hrefs),
];

const aChain = (problem: string, position: number, ...answers: string[]) => ({
  id: anId(),
  problem,
  position,
  steps: answers.map((answer) => ({ id: anId(), text: answer, evidence: [] })),
});

describe('5 Whys as lists', () => {
  it('are in the order of the page, answers numbered below their problem, evidence below its answer', () => {
    const first = aChain('It was slow', 1, 'A queue was full', '');
    const evidence = [
      { url: 'https://grafana.acme.com/d/queue', title: '' },
      { url: 'javascript:alert(1)', title: 'Not an address' },
    ];
    const [step, ...rest] = first.steps;
    const chains = [aChain('', 2), { ...first, steps: [{ ...step!, evidence }, ...rest] }];
    const [list] = fiveWhysToAdf(chains);
    const [slow, unnamed] = list?.content ?? [];
    expect(slow?.content?.map(({ type }) => type)).toEqual(['paragraph', 'orderedList']);
    expect((slow?.content?.[1]?.content ?? []).map(adfText)).toEqual([
      'A queue was fullgrafana.acme.com/d/queueNot an address',
      'Not answered yet.',
    ]);
    expect(adfText(unnamed!)).toBe('No problem is named yet.');
    expect(hrefs(list!)).toEqual(['https://grafana.acme.com/d/queue']);
    expect(adfFaults(doc([list!]))).toEqual([]);
  });
});

test('the fishbone is a table by category, in the order of the page', () => {
  const factor = (category: (typeof FISHBONE_CATEGORIES)[number], words: string, position: number) => ({
    id: anId(),
    category,
    text: words,
    position,
  });
  const [table] = fishboneToAdf([
    factor('tools', 'second', 3),
    factor('measurement', 'last', 1),
    factor('tools', 'first', 2),
  ]);
  expect((table?.content ?? []).map((row) => (row.content ?? []).map(adfText))).toEqual([
    ['Category', 'Factor'],
    ['Tools', 'first'],
    ['Tools', 'second'],
    ['Measurement', 'last'],
  ]);
});

test('links stand by kind, and only web addresses can be followed', () => {
  const link = (kind: (typeof LINK_KINDS)[number], url: string, title: string) => ({
    id: anId(),
    kind,
    url,
    title,
    position: 1,
  });
  const [list] = linksToAdf([
    link('document', 'javascript:alert(1)', 'Runbook'),
    link('incident', 'https://acme.com/incidents/1', 'Checkout down'),
  ]);
  expect((list?.content ?? []).map(adfText)).toEqual(['Incident: Checkout down', 'Document: Runbook']);
  expect(hrefs(list!)).toEqual(['https://acme.com/incidents/1']);
});

describe('the impact as a list', () => {
  const facts: ImpactFacts = {
    ...NO_IMPACT_FACTS,
    figures: [
      { measure: 'money', value: 1200, unit: 'EUR', certainty: 'about', words: 'refunded' },
      { measure: 'users', value: null, unit: 'customers', certainty: 'exact', words: '' },
    ],
    objective: { targetPercent: 99.9, windowDays: 28 },
    source: { kind: 'minutes', affectedPercent: 50 },
    dataLost: false,
  };
  const lines = (some: Partial<ImpactFacts>) =>
    (impactToAdf({ ...facts, ...some }, aHeader())[0]?.content ?? []).map(adfText);

  it('says figures, facts that are known, the error budget and what the rules decide', () => {
    expect(lines({})).toEqual([
      'customers: number not known',
      'about EUR 1,200 refunded',
      'Data was lost: no',
      'Error budget: the incident used 112 % of the error budget (45 min of 40 min), at an objective of 99.9 % over 28 days.',
      'Postmortem: required. Severity is SEV2; the rule starts at SEV2.',
    ]);
  });

  it('says four weeks where the window is another one, and what is missing where it is unknown', () => {
    const quarter = lines({ objective: { targetPercent: 99.9, windowDays: 84 } });
    expect(quarter[3]).toMatch(/over 84 days\. That is \d+ % of a four-week budget\.$/);
    expect(lines({ source: { kind: 'minutes', affectedPercent: null } })[3]).toBe(
      'Error budget: the objective is 99.9 % over 28 days. Say which share of the service was bad during that time: 100 % for a full outage.',
    );
    expect(lines({ objective: null }).some((line) => line.startsWith('Error budget'))).toBe(false);
  });
});

test('whatever was written comes out as a valid document that leads only to web addresses', () => {
  const position = fc.integer({ min: 0, max: 3 });
  const evidence = fc.record({ url: text, title: text });
  const found = fc.record({
    chains: fc.array(
      fc.record({
        id: text,
        problem: text,
        position,
        steps: fc.array(fc.record({ id: text, text, evidence: fc.array(evidence, { maxLength: 2 }) }), {
          maxLength: 3,
        }),
      }),
      { maxLength: 3 },
    ),
    factors: fc.array(
      fc.record({ id: text, category: fc.constantFrom(...FISHBONE_CATEGORIES), text, position }),
      { maxLength: 4 },
    ),
    links: fc.array(
      fc.record({ id: text, kind: fc.constantFrom(...LINK_KINDS), url: text, title: text, position }),
      { maxLength: 4 },
    ),
    words: text,
    unit: text,
  });
  fc.assert(
    fc.property(found, ({ chains, factors, links, words, unit }) => {
      const figure = { measure: 'data', value: 1, unit, certainty: 'exact', words } as const;
      const content = [
        ...fiveWhysToAdf(chains),
        ...fishboneToAdf(factors),
        ...linksToAdf(links),
        ...impactToAdf({ ...NO_IMPACT_FACTS, figures: [figure] }, aHeader()),
      ];
      const adf = doc(content);
      expect(adfFaults(adf)).toEqual([]);
      for (const href of hrefs(adf)) expect(href).toMatch(/^https?:\/\//i);
    }),
    { numRuns: 200 },
  );
});
