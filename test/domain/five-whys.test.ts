import fc from 'fast-check';
import {
  addChain,
  addStep,
  branchChain,
  editProblem,
  editStep,
  type FiveWhys,
  insertStep,
  lastAnswer,
  moveChain,
  moveStep,
  removeChain,
  removeStep,
  whyNotChain,
  whyNotStep,
} from '../../src/domain/five-whys';
import { stepHints } from '../../src/domain/five-whys-hints';
import { actionOfChain, causeOfChain } from '../../src/domain/finding-drafts';
import gitlab from '../../src/contract/samples/gitlab-2017-database.json';

const step = (id: string, text = id) => ({ id, text, evidence: [] });
const chain = (id: string, ...steps: string[]) => ({
  id,
  problem: `why ${id}`,
  steps: steps.map((s) => step(s)),
});
const shape = (chains: FiveWhys) =>
  chains.map(({ id, steps }) => `${id}: ${steps.map((each) => each.text).join(' ')}`);
const two: FiveWhys = [chain('A', 'a', 'b', 'c'), chain('B', 'd')];

describe('chains of answers', () => {
  it.each<[string, FiveWhys, string[]]>([
    ['add a chain', addChain(two, chain('C', 'e')), ['A: a b c', 'B: d', 'C: e']],
    ['remove a chain', removeChain(two, 'A'), ['B: d']],
    ['move a chain', moveChain(two, 'A', 9), ['B: d', 'A: a b c']],
    ['add an answer', addStep(two, 'B', step('e')), ['A: a b c', 'B: d e']],
    ['insert an answer', insertStep(two, 'A', step('e'), 1), ['A: a e b c', 'B: d']],
    ['edit an answer', editStep(two, 'b', { text: 'other' }), ['A: a other c', 'B: d']],
    ['remove an answer', removeStep(two, 'b'), ['A: a c', 'B: d']],
    ['move an answer down', moveStep(two, 'a', 'A', 1), ['A: b a c', 'B: d']],
    ['move an answer to another chain', moveStep(two, 'a', 'B', 0), ['A: b c', 'B: a d']],
    [
      'branch behind an answer',
      branchChain(two, { chainId: 'A', after: 'b' }, 'A2', (index) => `copy-${index}`),
      ['A: a b c', 'A2: a b', 'B: d'],
    ],
    [
      'branch at the problem',
      branchChain(two, { chainId: 'A', after: null }, 'A2', String),
      ['A: a b c', 'A2: ', 'B: d'],
    ],
  ])('%s', (_name, after, expected) => {
    expect(shape(after)).toEqual(expected);
    expect(shape(two)).toEqual(['A: a b c', 'B: d']);
  });

  it('stay the very same where there is nothing to do', () => {
    for (const after of [
      addChain(two, chain('A')),
      addChain(two, chain('C', 'a')),
      removeChain(two, 'C'),
      moveChain(two, 'B', 7),
      addStep(two, 'B', step('a')),
      addStep(two, 'C', step('e')),
      editStep(two, 'e', { text: '' }),
      editProblem(two, 'A', 'why A'),
      removeStep(two, 'e'),
      moveStep(two, 'c', 'A', 99),
      moveStep(two, 'c', 'C', 0),
      branchChain(two, { chainId: 'A', after: 'd' }, 'A2', String),
      branchChain(two, { chainId: 'A', after: 'b' }, 'A2', () => 'same'),
      branchChain(two, { chainId: 'A', after: 'b' }, 'B', String),
    ])
      expect(after).toBe(two);
  });

  it('a branch keeps its problem and is not changed with the other', () => {
    const both = branchChain(two, { chainId: 'A', after: 'b' }, 'A2', (index) => `copy-${index}`);
    expect(both[1]).toMatchObject({ problem: 'why A', steps: [{ id: 'copy-0' }, { id: 'copy-1' }] });
    expect(shape(editStep(both, 'a', { text: 'x' }))).toEqual(['A: x b c', 'A2: a b', 'B: d']);
  });
});

describe('whatever is done to them', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
  const chainId = fc.constantFrom('A', 'B', 'C');
  const at = fc.oneof(fc.integer({ min: -1, max: 7 }), fc.constant(Infinity));
  type Operation = (chains: FiveWhys) => FiveWhys;
  /** Those that lead to the same when they are done twice in a row. */
  const repeatable = fc.oneof<fc.Arbitrary<Operation>[]>(
    chainId.map((c) => (all) => addChain(all, chain(c))),
    fc.tuple(chainId, id).map(
      ([c, s]) =>
        (all) =>
          addStep(all, c, step(s)),
    ),
    fc.tuple(chainId, id, at).map(
      ([c, s, n]) =>
        (all) =>
          insertStep(all, c, step(s), n),
    ),
    fc.tuple(id, fc.string()).map(
      ([s, text]) =>
        (all) =>
          editStep(all, s, { text }),
    ),
    id.map((s) => (all) => removeStep(all, s)),
    fc.tuple(id, chainId, at).map(
      ([s, c, n]) =>
        (all) =>
          moveStep(all, s, c, n),
    ),
    fc.tuple(chainId, at).map(
      ([c, n]) =>
        (all) =>
          moveChain(all, c, n),
    ),
    chainId.map((c) => (all) => removeChain(all, c)),
    fc.tuple(chainId, id, chainId).map(
      ([c, after, other]) =>
        (all) =>
          branchChain(all, { chainId: c, after }, other, (index) => `${other}-${index}`),
    ),
  );
  const ids = (all: FiveWhys) => all.flatMap((each) => [each.id, ...each.steps.map((s) => s.id)]);

  it('an id stands for one thing, and a repetition changes nothing', () => {
    fc.assert(
      fc.property(fc.array(repeatable, { maxLength: 30 }), (operations) => {
        let all: FiveWhys = [];
        for (const operation of operations) {
          all = operation(all);
          expect(operation(all)).toEqual(all);
          expect(new Set(ids(all)).size).toBe(ids(all).length);
        }
      }),
    );
  });

  it('moving loses and invents nothing, and keeps the others in order', () => {
    const chains = fc
      .array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 3 })
      .map((sizes) =>
        sizes.map((size, c) => chain(`C${c}`, ...Array.from({ length: size }, (_, s) => `s${c}${s}`))),
      );
    fc.assert(
      fc.property(chains, fc.nat(3), fc.nat(5), fc.nat(3), at, (all, c, s, to, place) => {
        const moved = moveStep(all, `s${c}${s}`, `C${to}`, place);
        expect(ids(moved).sort()).toEqual(ids(all).sort());
        expect(ids(removeStep(moved, `s${c}${s}`))).toEqual(ids(removeStep(all, `s${c}${s}`)));
      }),
    );
  });
});

describe('the last answer', () => {
  const deep = gitlab.five_whys.map(([problem = '', ...answers], index) => ({
    id: `chain-${index}`,
    problem,
    steps: answers.map((text, at) => step(`${index}-${at}`, text)),
  }));

  it('becomes a cause or an action', () => {
    expect(deep.map(causeOfChain)).toEqual([
      {
        kind: 'root',
        text: 'An abuse report flow makes it easy to schedule the wrong account for removal',
        category: 'unknown',
      },
      { kind: 'root', text: 'Nobody owned restore tests', category: 'unknown' },
    ]);
    expect(deep.map((each) => actionOfChain(each)?.title)[1]).toBe('Nobody owned restore tests');
  });

  it('is the last that says something', () => {
    const open = { ...chain('A', 'a'), steps: [step('a', ' known\n'), step('b', ' ')] };
    expect(lastAnswer(open)?.id).toBe('a');
    expect(causeOfChain(open)?.text).toBe('known');
    expect(causeOfChain(chain('A'))).toBeNull();
    expect(actionOfChain(chain('A'))).toBeNull();
  });

  it('makes a title of one line that fits', () => {
    const title = actionOfChain({
      ...chain('A'),
      steps: [step('a', `one\ntwo ${'word '.repeat(80)}`)],
    })?.title;
    expect(title).toMatch(/^one two word .*…$/);
    expect(title!.length).toBeLessThanOrEqual(255);
  });
});

describe('an answer', () => {
  it('that names a person gets a hint', () => {
    const people = [{ names: ['Anna Lindqvist'] }];
    expect(stepHints(step('a', 'Anna deleted the directory'), people)).toMatchObject([
      { family: 'named-person', words: expect.stringContaining('Anna') },
    ]);
    expect(stepHints(step('a', 'Both hosts looked alike in the shell'), people)).toEqual([]);
  });

  it.each([
    ['https://grafana.example/d/1', null],
    ['http://intranet/log?x=1', null],
    ['javascript:alert(1)', /web address/],
    ['https://', /web address/],
    ['https://a b', /web address/],
    [`https://a.example/${'x'.repeat(2048)}`, /too long/],
  ])('is shown by links of the web only: %s', (url, why) => {
    const refused = whyNotStep({ text: '', evidence: [{ url, title: '' }] });
    if (why === null) expect(refused).toBeNull();
    else expect(refused).toMatch(why);
  });

  it('has its limits', () => {
    const link = { url: 'https://a.example', title: '' };
    expect(whyNotStep({ text: '', evidence: Array.from({ length: 21 }, () => link) })).toMatch(/at most 20/);
    expect(whyNotStep({ text: 'x'.repeat(4001), evidence: [] })).toMatch(/longer/);
    const steps = Array.from({ length: 26 }, (_, n) => ({
      id: `s${n}`,
      text: 'x'.repeat(4000),
      evidence: [],
    }));
    expect(whyNotChain({ problem: '', steps })).toMatch(/too long/);
    expect(whyNotChain({ problem: '', steps: steps.slice(0, 25) })).toBeNull();
  });
});
