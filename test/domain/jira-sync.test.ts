import fc from 'fast-check';
import {
  ISSUE_STATES,
  PRIORITIES,
  SYNCED_FIELDS,
  UNREACHABLE_REASONS,
  type SyncedField,
} from '../../src/domain/actions';
import { priorityIn } from '../../src/domain/issue-priority';
import { afterReading, whenUnreachable } from '../../src/domain/issue-reach';
import {
  type JiraIssueFacts,
  type JiraValues,
  needsPriorities,
  newBase,
  OWNER_OF_TRUTH,
  pageValues,
  planHeld,
  planSync,
  retried,
  type SyncBase,
} from '../../src/domain/jira-sync';
import { afterWrite, withRefusals } from '../../src/domain/jira-sync-written';
import { aLink, aLinkedIssue, anAction } from '../support/builders';

const OFFERED = ['1', '2', '3', '4', '5'].map((id) => ({ id, name: `name ${id}` }));
const values: JiraValues = { title: 'Task', dueOn: '2026-04-01', priority: '1', owner: 'ann' };
const page = { ...values, priority: 'critical' };
const agreed: SyncBase = { page, jira: values, refused: {}, sent: {} };

const facts = (some: Partial<JiraIssueFacts> = {}): JiraIssueFacts => ({
  issueId: '10001',
  issueKey: 'OPS-1',
  done: false,
  projectId: '10000',
  archived: null,
  values,
  ...some,
});

describe('the three-way comparison', () => {
  it('finds nothing to do where both sides hold what they agreed on', () => {
    expect(planSync(agreed, page, values, null)).toEqual({
      toJira: {},
      toPage: {},
      base: agreed,
      overruled: [],
    });
  });

  it.each(SYNCED_FIELDS)('carries an edit of %s to the other side, and nothing else', (field) => {
    const edited = { title: 'Other', dueOn: '2026-05-05', priority: 'low', owner: 'bob' }[field];
    const inJira = field === 'priority' ? '4' : edited;
    expect(planSync(agreed, { ...page, [field]: edited }, values, OFFERED)).toMatchObject({
      toJira: { [field]: inJira },
      toPage: {},
      base: { page: { ...page, [field]: edited }, jira: { ...values, [field]: inJira } },
    });
    if (field === 'priority') return;
    expect(planSync(agreed, page, { ...values, [field]: inJira }, OFFERED)).toMatchObject({
      toJira: {},
      toPage: { [field]: edited },
      overruled: [],
    });
  });

  it.each(SYNCED_FIELDS)(
    'where %s was edited on both sides its owner wins and the other is named',
    (field) => {
      const [here, there] = {
        title: ['A', 'B'],
        dueOn: ['2026-01-01', null],
        priority: ['low', '2'],
        owner: ['x', 'y'],
      }[field] as [string, string | null];
      const plan = planSync(agreed, { ...page, [field]: here }, { ...values, [field]: there }, OFFERED);
      if (OWNER_OF_TRUTH[field] === 'page') {
        expect(plan.toJira).toEqual({ [field]: field === 'priority' ? '4' : here });
        expect(plan.toPage).toEqual({});
      } else {
        expect(plan).toMatchObject({ toJira: {}, toPage: { [field]: there }, overruled: [field] });
      }
    },
  );

  it('takes a higher priority over from Jira, and says of a lower one that it stays', () => {
    const low = { ...agreed, page: { ...page, priority: 'low' }, jira: { ...values, priority: '4' } };
    const raised = planSync(low, low.page, { ...values, priority: '2' }, OFFERED);
    expect(raised).toMatchObject({ toJira: {}, toPage: { priority: 'high' }, base: { refused: {} } });
    const lowered = planSync(agreed, page, { ...values, priority: '4' }, OFFERED);
    expect(lowered).toMatchObject({ toJira: {}, toPage: {}, base: { page, jira: { priority: '4' } } });
    expect(lowered.base.refused.priority).toContain('lowered in Jira');
    expect(planSync(lowered.base, page, { ...values, priority: '4' }, null).base.refused).toEqual(
      lowered.base.refused,
    );
    expect(
      planSync(lowered.base, { ...page, priority: 'low' }, { ...values, priority: '4' }, OFFERED),
    ).toMatchObject({
      toJira: {},
      base: { refused: {} },
    });
  });

  it('takes over what Jira says while nothing may be written there, and forgets no write', () => {
    const mine = { ...page, title: 'Mine', priority: 'low' };
    const theirs = { ...values, dueOn: '2027-01-01' };
    const held = planHeld(agreed, mine, theirs);
    expect(held).toMatchObject({ toJira: {}, toPage: { dueOn: '2027-01-01' } });
    const after = { ...mine, ...held.toPage };
    expect(planSync(held.base, after, theirs, OFFERED)).toMatchObject({
      toJira: { title: 'Mine', priority: '4' },
      toPage: {},
    });
    expect(planHeld(held.base, after, theirs).toPage).toEqual({});
  });

  it('is content where both sides were edited to the same', () => {
    const plan = planSync(agreed, { ...page, title: 'Same' }, { ...values, title: 'Same' }, null);
    expect(plan).toMatchObject({ toJira: {}, toPage: {}, overruled: [], base: { page: { title: 'Same' } } });
  });

  it('takes what it wrote itself for no edit of somebody', () => {
    const sent: SyncBase = { ...agreed, sent: { dueOn: '2026-06-01' } };
    const later = { ...page, dueOn: '2026-07-01' };
    // The function died after writing June; meanwhile the page says July, and Jira owns dates.
    expect(planSync(sent, later, { ...values, dueOn: '2026-06-01' }, null).toJira).toEqual({
      dueOn: '2026-07-01',
    });
    expect(planSync(agreed, later, { ...values, dueOn: '2026-06-01' }, null).toPage).toEqual({
      dueOn: '2026-06-01',
    });
  });

  it('fills from the first read only what the page leaves open', () => {
    const fields = anAction({ title: 'Task', owner: null, dueOn: '2026-04-01' });
    const plan = planSync(
      newBase(fields),
      pageValues(fields),
      { ...values, dueOn: null, owner: 'lead' },
      null,
    );
    expect(plan).toMatchObject({ toJira: {}, toPage: { owner: 'lead' } });
    expect(plan.base.jira.dueOn).toBeNull();
    expect(plan.base.page.dueOn).toBe('2026-04-01');
  });

  it('takes over what was edited in Jira between creating and the first read', () => {
    const fields = anAction({ title: 'Task', owner: null, dueOn: '2026-04-01' });
    const base = newBase(fields, { priority: 'Not taken.' }, { title: 'Task', dueOn: '2026-04-01' });
    const read = { title: 'Clearer', dueOn: '2026-04-01', priority: '3', owner: 'lead' };
    expect(planSync(base, pageValues(fields), read, null)).toMatchObject({
      toJira: {},
      toPage: { title: 'Clearer', owner: 'lead' },
      base: { jira: read, refused: { priority: 'Not taken.' } },
    });
  });

  it('writes what was edited between creating and the first read', () => {
    const base = newBase(anAction({ title: 'Task' }));
    expect(
      planSync(base, { ...base.page, title: 'Better' }, { ...values, title: 'Task' }, null).toJira,
    ).toEqual({
      title: 'Better',
    });
  });

  it('agrees after a write only on what was sent; what was edited in Jira meanwhile is still to be seen', () => {
    const plan = planSync(agreed, { ...page, title: 'Other' }, values, null);
    const held = { ...values, title: 'Other', dueOn: '2026-09-09' };
    const { base, editedMeanwhile } = afterWrite(plan, held, {});
    expect(editedMeanwhile).toBe(true);
    expect(base.jira).toEqual({ ...values, title: 'Other' });
    expect(planSync(base, { ...page, title: 'Other' }, held, null)).toMatchObject({
      toJira: {},
      toPage: { dueOn: '2026-09-09' },
    });
    expect(afterWrite(plan, { ...values, title: 'Other' }, {}).editedMeanwhile).toBe(false);
  });

  it('lets both sides differ where Jira refused, until one of them is edited or somebody asks', () => {
    const plan = planSync(agreed, { ...page, owner: 'bob' }, values, null);
    const base = withRefusals(plan, values, { owner: 'Bob cannot be assigned.' });
    expect(base).toMatchObject({
      page: { owner: 'bob' },
      jira: { owner: 'ann' },
      refused: { owner: expect.any(String) },
    });
    const again = planSync(base, { ...page, owner: 'bob' }, values, null);
    expect(again).toMatchObject({ toJira: {}, toPage: {}, base: { refused: base.refused } });
    expect(planSync(base, { ...page, owner: 'bob' }, { ...values, owner: 'eve' }, null).toPage).toEqual({
      owner: 'eve',
    });
    expect(planSync(retried(base), { ...page, owner: 'bob' }, values, null)).toMatchObject({
      toJira: { owner: 'bob' },
      base: { refused: {} },
    });
  });

  it('holds nothing else back when the project has no priorities', () => {
    const edited = { ...page, priority: 'low', title: 'Other' };
    const plan = planSync(agreed, edited, { ...values, priority: null }, []);
    expect(plan.toJira).toEqual({ title: 'Other' });
    expect(plan.base.refused.priority).toContain('no priorities');
    expect(plan.toPage).toEqual({});
  });

  it('never takes a title or a priority away', () => {
    expect(planSync(agreed, page, { ...values, priority: null, title: null }, OFFERED).toPage).toEqual({});
    expect(planSync(agreed, page, { ...values, dueOn: null, owner: null }, null).toPage).toEqual({
      dueOn: null,
      owner: null,
    });
  });

  it('asks for the priorities only when one was edited', () => {
    expect(needsPriorities(agreed, page, values)).toBe(false);
    expect(needsPriorities(agreed, { ...page, priority: 'low' }, values)).toBe(true);
    expect(needsPriorities(agreed, page, { ...values, priority: '3' })).toBe(true);
  });

  const text = fc.constantFrom('a', 'b', 'c');
  const someValues = fc.record({
    title: text,
    dueOn: fc.constantFrom(null, '2026-01-01', '2026-02-02'),
    owner: fc.constantFrom(null, 'ann', 'bob'),
  });
  const offers = fc.constantFrom(1, 2, 3, 4, 5, 6).map((n) => OFFERED.slice(0, n));

  it('comes to rest: done once, the same comparison finds nothing, and both sides say the same', () => {
    fc.assert(
      fc.property(
        someValues,
        someValues,
        someValues,
        fc.constantFrom(...PRIORITIES),
        fc.constantFrom(...PRIORITIES),
        fc.nat(5),
        offers,
        (was, here, there, wasPriority, herePriority, pick, offered) => {
          const base: SyncBase = {
            page: { ...was, priority: wasPriority },
            jira: { ...was, priority: priorityIn(offered, wasPriority) },
            refused: {},
            sent: {},
          };
          const before = { ...here, priority: herePriority };
          const jira = { ...there, priority: offered[pick % offered.length]?.id ?? null };
          const plan = planSync(base, before, jira, offered);
          const pageAfter = { ...before, ...plan.toPage };
          const jiraAfter = { ...jira, ...plan.toJira };
          const again = planSync(plan.base, pageAfter, jiraAfter, offered);
          expect(again).toMatchObject({ toJira: {}, toPage: {}, overruled: [] });
          for (const field of ['title', 'dueOn', 'owner'] as SyncedField[])
            expect(pageAfter[field]).toBe(jiraAfter[field]);
          // An edit of one side alone is never lost.
          for (const field of ['title', 'dueOn', 'owner'] as const) {
            if (here[field] !== was[field] && there[field] === was[field])
              expect(jiraAfter[field]).toBe(here[field]);
            if (there[field] !== was[field] && here[field] === was[field])
              expect(pageAfter[field]).toBe(there[field]);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('after reading an issue', () => {
  it('believes what was read', () => {
    expect(afterReading(aLinkedIssue(), facts({ done: true }))).toEqual(aLinkedIssue({ issueDone: true }));
    expect(afterReading(aLinkedIssue({ note: 'kept' }), facts({ issueKey: 'NEW-9' }))).toMatchObject({
      issueKey: 'NEW-9',
      note: 'kept',
    });
  });

  it('calls what cannot be changed or seen unreachable and open, each with its reason', () => {
    const done = aLinkedIssue({ issueDone: true });
    const archived = afterReading(done, facts({ archived: 'issue', done: true }));
    expect(archived).toMatchObject({ state: 'unreachable', why: 'archived', issueDone: false });
    expect(afterReading(done, facts({ archived: 'project' })).why).toBe('project-archived');
    for (const why of UNREACHABLE_REASONS) {
      const gone = whenUnreachable(done, why);
      expect(gone).toMatchObject({ state: 'unreachable', why, issueDone: false });
      expect(whenUnreachable(gone, why)).toBe(gone);
      expect(afterReading(gone, facts({ done: true }), true)).toMatchObject({
        state: 'linked',
        why: null,
        issueDone: true,
      });
    }
  });

  it('is the same object when there is nothing to write, and reading twice is reading once', () => {
    const link = fc.record({
      state: fc.constantFrom(...ISSUE_STATES),
      issueDone: fc.boolean(),
      issueKey: fc.constantFrom('OPS-1', 'OPS-2'),
      why: fc.constantFrom(null, ...UNREACHABLE_REASONS),
    });
    const read = fc.record({
      done: fc.boolean(),
      archived: fc.constantFrom(null, 'issue' as const, 'project' as const),
    });
    fc.assert(
      fc.property(link, read, (some, seen) => {
        const before = aLinkedIssue(some);
        const after = afterReading(before, facts(seen));
        expect(afterReading(after, facts(seen))).toBe(after);
        if (before.state !== 'linked' && before.state !== 'unreachable') expect(after).toBe(before);
        else
          expect(after.issueDone).toBe(
            seen.archived === null && seen.done && some.why !== 'project-archived',
          );
      }),
    );
  });

  it('has no link to read before there is an issue', () => {
    const none = aLink();
    expect(afterReading(none, facts({ done: true }))).toBe(none);
    expect(whenUnreachable(none, 'deleted')).toBe(none);
  });
});
