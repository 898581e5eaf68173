import fc from 'fast-check';
import { saveAction } from '../../src/app/actions';
import { saveListRow } from '../../src/app/list-rows';
import { openPostmortem, saveHeader } from '../../src/app/postmortem';
import { saveSection } from '../../src/app/sections';
import { askGate } from '../../src/app/release-gate';
import { createGateToken } from '../../src/app/release-gate-settings';
import { attachService } from '../../src/app/services';
import { SECTION_MAX_LENGTH } from '../../src/domain/postmortem';
import { freshnessAt } from '../../src/domain/release-gate';
import {
  aCaller,
  aCause,
  aChange,
  aHeader,
  aLink,
  aLinkedIssue,
  anAction,
  anEdit,
  anEntry,
  anId,
  aPage,
  PLACE,
} from '../support/builders';
import { aRecord, keyOf } from '../support/ports-contract';
import { aBase, someActions } from '../support/ports-contract-actions';
import { sqlWorld } from '../support/ports-world';
import { useSqlEngine } from '../support/sql-engine';

const engine = useSqlEngine();

const HOSTILE: readonly string[] = [
  `'; DROP TABLE actions; -- `,
  `\\'; DELETE FROM postmortems; #`,
  `" OR 1=1 /*`,
  '`; TRUNCATE changes',
  `' UNION SELECT hash FROM gate_tokens -- `,
  '? ?? :a $1 %s {{x}} ${y}',
  '\\',
  '\\\\\\"',
  '\u0000\u0001\b\t\u001a\u007f',
  '😀👩‍👩‍👧‍👦 e\u0301 שלום עולם \u202E مرحبا',
  'a\u2028b\u2029c\uFEFFd',
  '%_',
  '{"a": 1}',
  'null',
];

/** Puts a text into everything that people write, and reads it back. */
async function writeEverywhere(words: string) {
  const world = sqlWorld(engine().clock);
  const edit = () => anEdit();
  const [entry, cause] = [anEntry({ text: words, source: words.slice(0, 90) }), aCause({ text: words })];
  const header = aHeader({ title: words.slice(0, 250) });
  const action = anAction({
    title: words.slice(0, 250),
    status: 'dropped',
    dropReason: words.slice(0, 990),
    owner: 'account-1',
  });
  await saveHeader(world, edit(), { version: 0, value: header });
  await saveSection(world, edit(), { section: 'summary', version: 0, value: words });
  await saveListRow(world, world.timeline, 'timeline-entry', edit(), { version: 0, value: entry });
  await saveListRow(world, world.causes, 'cause', edit(), { version: 0, value: cause });
  await saveAction(world, edit(), { id: anId(), version: 0, position: 0, value: action });
  await attachService(world, edit(), `svc ${words.slice(0, 90)}`);
  const opened = await openPostmortem(world, aCaller(), aPage(), PLACE);
  if (opened.kind !== 'postmortem') throw new Error('it was saved');
  const { postmortem } = opened;
  expect(postmortem.header.value).toEqual(header);
  expect(postmortem.sections.summary.value).toBe(words);
  expect(postmortem.timeline).toEqual([{ version: 1, value: entry }]);
  expect(postmortem.causes).toEqual([{ version: 1, value: cause }]);
  expect(postmortem.actions[0]?.fields).toEqual(action);
  expect(postmortem.services[0]?.name).toBe(`svc ${words.slice(0, 90)}`);
  return world;
}

describe('whatever people write', () => {
  it.each(HOSTILE.map((words) => [JSON.stringify(words), words] as const))(
    '%s stays a text',
    async (_name, words) => {
      const tables = () =>
        engine().rows('SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()');
      const before = await tables();
      const world = await writeEverywhere(words);
      expect(await tables()).toEqual(before);
      // The log holds it as well, old and new.
      const logged = await engine().rows(`SELECT new_value FROM changes WHERE subject = 'section'`);
      expect(JSON.parse(String(logged[0]?.['new_value']))).toBe(words);
      const { id } = await world.services.findOrCreate('One', anId(), aChange());
      const token = await createGateToken(world, aCaller(), {
        changeId: anId(),
        name: words.slice(0, 90),
        serviceIds: [id],
      });
      const question = { token: token.token, service: words, version: words };
      expect(await askGate(world, question)).toBe('not-found');
      const [decision] = await engine().rows('SELECT asked_service, asked_version FROM gate_decisions');
      expect(decision).toEqual({ asked_service: words, asked_version: words });
    },
  );

  it('stays a text on its way to Jira and back', async () => {
    const { ids, anOrder, links, action, settled } = await someActions(() => sqlWorld(engine().clock), 1);
    for (const words of HOSTILE) {
      await settled(ids[0]!, { issue: aLink(), projectId: null });
      const extra = { [words]: words, customfield_1: [words, words] };
      await links.order(ids, anOrder({ extra }));
      expect((await action(ids[0]!)).claim?.extra).toEqual(extra);
      const base = aBase(anAction({ title: words, owner: words }), {
        jira: { title: words, priority: words, owner: words },
        refused: { title: words },
      });
      await settled(ids[0]!, { issue: aLinkedIssue({ note: words, issueKey: words.slice(0, 80) }), base });
      expect(await links.intend(await action(ids[0]!), { title: words })).toBe(true);
      expect(await action(ids[0]!)).toMatchObject({
        issue: { note: words, refused: { title: words } },
        base: { ...base, sent: { title: words } },
      });
    }
  });

  it('stays a text in every other place that a browser fills', async () => {
    const world = sqlWorld(engine().clock);
    await aRecord(world);
    for (const words of HOSTILE) {
      const place = { pageId: words.slice(0, 20), localId: words.slice(0, 64) };
      expect(await world.postmortems.open(place)).toBeNull();
      expect(await world.actions.ofPage(place, [words], words)).toMatchObject({ postmortem: null });
      expect(
        (await world.timeline.basis({ ...keyOf(words), accountId: words, owner: words }, words)).row,
      ).toBeNull();
      const moment = freshnessAt(engine().clock.now());
      const named = { serviceKey: words, projectKey: words };
      expect(await world.releaseGates.readNamed(named, moment, words)).toEqual([]);
      expect(await world.releaseGates.readByIds([words], moment, words)).toEqual([]);
      expect(await world.releaseGates.readOfProject(words, moment, words)).toEqual([]);
      expect(await world.releaseGates.token(words, world.clock.iso())).toBeNull();
      expect(await world.issueLinks.byIssueIds([words])).toEqual([]);
      expect(await world.issueLinks.queued(words, 9)).toEqual([]);
      expect(await world.issueLinks.cancel(words, place)).toBe(0);
      expect(await world.releaseGates.readOfPostmortem(place, freshnessAt(engine().clock.now()))).toEqual([]);
    }
    expect(await world.postmortems.open(PLACE)).not.toBeNull();
  });

  it.each([
    ['letters', 'a'],
    ['emoji', '😀'],
    ['quotes', `'`],
    ['backslashes', '\\'],
    ['three-byte signs', '語'],
    ['control signs', '\u0001'],
  ])('fits at its longest: %s', async (_what, unit) => {
    const words = unit.repeat(Math.floor(SECTION_MAX_LENGTH / unit.length));
    const world = sqlWorld(engine().clock);
    await saveSection(world, anEdit(), { section: 'impact', version: 0, value: words });
    await saveSection(world, anEdit(), { section: 'impact', version: 1, value: `${words.slice(2)}ab` });
    const opened = await world.postmortems.open(PLACE);
    expect(opened?.sections).toEqual([{ key: 'impact', version: 2, text: `${words.slice(2)}ab` }]);
  });

  it('comes back as it went in, any text at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (words) => {
        await engine().reset();
        const world = sqlWorld(engine().clock);
        await saveSection(world, anEdit(), { section: 'lessons', version: 0, value: words });
        expect((await world.postmortems.open(PLACE))?.sections[0]?.text).toBe(words);
      }),
      { numRuns: 60 },
    );
  });
});

describe('positions and times', () => {
  it('come back as they went in, to the last digit and millisecond', async () => {
    const position = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(0, 0.1, 1e21, 1e-7, 1e308, 5e-324, -1.7976931348623157e308, 9007199254740993),
    );
    const at = fc
      .date({
        min: new Date('1970-01-01T00:00:00Z'),
        max: new Date('9998-12-31T23:59:59.999Z'),
        noInvalidDate: true,
      })
      .map((date) => date.toISOString());
    await fc.assert(
      fc.asyncProperty(position, at, async (place, instant) => {
        await engine().reset();
        const world = sqlWorld(engine().clock);
        const postmortemId = await aRecord(world);
        const entry = anEntry({ position: place === 0 ? 0 : place, at: instant });
        await world.timeline.save(postmortemId, null, entry, aChange());
        expect((await world.postmortems.open(PLACE))?.timeline[0]?.value).toEqual(entry);
      }),
      { numRuns: 60 },
    );
  });
});
