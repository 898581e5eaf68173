import type { NewTransition, NewWorkflow } from '../../local/site/jira/new-workflow';
import { ADMIN, EDITOR, RESPONDER } from '../../local/site/people';
import { APP, as, type Ask, containing, contractProblems, JiraSite, refusal } from './jira-site';

let site: JiraSite;
beforeEach(() => {
  site = new JiraSite();
});

const PATH = '/rest/api/3/issue/OPS-1/transitions';
const STATUSES = [
  { name: 'Waiting', category: 'new' },
  { name: 'Doing', category: 'indeterminate' },
  { name: 'Shipped', category: 'done' },
  { name: 'Dropped', category: 'done' },
] as const;

/** An issue in a workflow with these transitions; answers their ids. */
function workflow(transitions: NewTransition[], more: Partial<NewWorkflow> = {}): Record<string, string> {
  const drawn = site.jira.setWorkflow('OPS', { statuses: STATUSES, transitions, ...more });
  site.create();
  return { ...drawn.transitions };
}
const offered = (query = '', ask: Ask = {}): unknown =>
  site.ask('GET', `${PATH}${query}`, undefined, ask).body;
const take = (id: string | undefined, more: Record<string, unknown> = {}, ask: Ask = {}) =>
  site.ask('POST', PATH, { transition: { id: id ?? '' }, ...more }, ask);
const status = (): unknown => site.fields('OPS-1')['status'];

describe('a workflow of a project', () => {
  test('has its own statuses, many steps, and several ways to be done', () => {
    workflow([
      { name: 'Begin', from: ['Waiting'], to: 'Doing' },
      { name: 'Ship', from: ['Doing'], to: 'Shipped' },
      { name: 'Drop', from: ['Doing', 'Waiting'], to: 'Dropped' },
    ]);
    expect(status()).toMatchObject({ name: 'Waiting', statusCategory: { key: 'new' } });
    expect(offered()).toMatchObject({ transitions: [{ name: 'Begin' }, { name: 'Drop' }] });
    site.jira.moveTo(EDITOR.accountId, 'OPS-1', 'Shipped');
    expect(status()).toMatchObject({ name: 'Shipped', statusCategory: { key: 'done' } });
    expect(site.events).toHaveLength(3);
  });

  test('may have no way to done at all', () => {
    workflow([{ name: 'Begin', from: ['Waiting'], to: 'Doing' }]);
    expect(() => {
      site.jira.moveTo(EDITOR.accountId, 'OPS-1', 'Shipped');
    }).toThrow('No way leads');
    expect(status()).toMatchObject({ name: 'Waiting' });
  });

  test('may differ for one issue type', () => {
    site.jira.setWorkflow('OPS', { statuses: STATUSES, transitions: [] }, '10002');
    site.create({ issuetype: { id: '10002' } });
    site.create();
    expect(status()).toMatchObject({ name: 'Waiting' });
    expect(site.fields('OPS-2')).toMatchObject({ status: { name: 'To Do' } });
  });

  test('when it is replaced, issues in a status it lacks start over, without history or event', () => {
    site.create();
    site.jira.moveTo(EDITOR.accountId, 'OPS-1', 'In Progress');
    const events = site.events.length;
    site.jira.setWorkflow('OPS', { statuses: STATUSES, transitions: [] });
    expect(status()).toMatchObject({ name: 'Waiting' });
    expect(site.events).toHaveLength(events);
    expect(site.jira.history('OPS-1')).toHaveLength(1);
    const found = site.ask('POST', '/rest/api/3/search/jql', { jql: 'status = Waiting' });
    expect(found.body).toMatchObject({ issues: [{ id: '10100' }] });
  });

  test('shares statuses by name among company-managed projects, with one category', () => {
    const { statuses } = site.jira.setWorkflow('OPS', { statuses: STATUSES, transitions: [] });
    const again = site.jira.setWorkflow('WEB', { statuses: STATUSES, transitions: [] });
    expect(again.statuses).toEqual(statuses);
    const done = { name: 'Done', category: 'indeterminate' } as const;
    expect(() => site.jira.setWorkflow('WEB', { statuses: [done], transitions: [] })).toThrow(
      'category done',
    );
    const own = site.jira.setWorkflow('TEAM', { statuses: [done], transitions: [] });
    expect(own.statuses['Done']).not.toBe('10002');
  });

  test('an admin can change what a status means, without an event', () => {
    site.create();
    site.jira.moveTo(EDITOR.accountId, 'OPS-1', 'Done');
    const events = site.events.length;
    site.jira.setStatusCategory('10002', 'indeterminate');
    expect(status()).toMatchObject({ name: 'Done', statusCategory: { key: 'indeterminate' } });
    expect(site.events).toHaveLength(events);
    const found = site.ask('POST', '/rest/api/3/search/jql', { jql: 'statusCategory = indeterminate' });
    expect(found.body).toMatchObject({ issues: [{ id: '10100' }] });
  });
});

describe('transitions', () => {
  test('a global one starts anywhere, even in its own target; a looped one leaves the status', () => {
    const ids = workflow([
      { name: 'Ship at once', to: 'Shipped' },
      { name: 'Remind', from: ['Waiting'] },
    ]);
    expect(offered()).toMatchObject({
      transitions: [
        { name: 'Ship at once', isGlobal: true, looped: false, to: { name: 'Shipped' } },
        { name: 'Remind', isGlobal: false, looped: true, to: { name: 'Waiting' } },
      ],
    });
    expect(take(ids['Remind']).status).toBe(204);
    expect(status()).toMatchObject({ name: 'Waiting' });
    expect(take(ids['Ship at once']).status).toBe(204);
    expect(offered()).toMatchObject({ transitions: [{ name: 'Ship at once' }] });
  });

  test('a condition hides one from whoever does not meet it, unless unavailable ones are asked for', () => {
    const ids = workflow([
      {
        name: 'Approve',
        to: 'Shipped',
        conditions: [{ kind: 'permission', permission: 'ADMINISTER_PROJECTS' }],
      },
      { name: 'Sign', to: 'Shipped', conditions: [{ kind: 'people', people: [RESPONDER.accountId] }] },
      { name: 'Finish', to: 'Shipped', conditions: [{ kind: 'assignee' }] },
      { name: 'Drop', to: 'Dropped' },
    ]);
    expect(offered()).toMatchObject({ transitions: [{ name: 'Drop', isConditional: false }] });
    const all = offered('?includeUnavailableTransitions=true');
    expect(all).toMatchObject({
      transitions: [
        { name: 'Approve', isConditional: true, isAvailable: false },
        { name: 'Sign', isAvailable: false },
        { name: 'Finish', isAvailable: false },
        { name: 'Drop', isAvailable: true },
      ],
    });
    for (const name of ['Approve', 'Sign', 'Finish']) expect(take(ids[name]).status).toBe(400);
    const seenBy = (ask: Ask): unknown => offered('', ask);
    expect(seenBy({ actor: as(ADMIN) })).toMatchObject({
      transitions: [{ name: 'Approve' }, { name: 'Drop' }],
    });
    expect(seenBy({ actor: as(RESPONDER) })).toMatchObject({
      transitions: [{ name: 'Sign' }, { name: 'Drop' }],
    });
    site.jira.edit(ADMIN.accountId, 'OPS-1', { fields: { assignee: { accountId: EDITOR.accountId } } });
    expect(offered()).toMatchObject({ transitions: [{ name: 'Finish' }, { name: 'Drop' }] });
    expect(seenBy({ actor: APP })).toMatchObject({ transitions: [{ name: 'Approve' }, { name: 'Drop' }] });
  });

  test('the way somebody is led goes around what they may not take', () => {
    workflow([
      { name: 'Approve', from: ['Waiting'], to: 'Shipped', conditions: [{ kind: 'people', people: [] }] },
      { name: 'Begin', from: ['Waiting'], to: 'Doing' },
      { name: 'Ship', from: ['Doing'], to: 'Shipped' },
    ]);
    site.jira.moveTo(EDITOR.accountId, 'OPS-1', 'Shipped');
    expect(site.jira.history('OPS-1')).toHaveLength(2);
  });

  test('a validator is seen nowhere and refuses with its own words', () => {
    const ids = workflow([
      {
        name: 'Ship',
        to: 'Shipped',
        validators: [
          { kind: 'filled', fieldId: 'duedate', message: 'Say when.' },
          { kind: 'filled', fieldId: 'labels', message: 'Say what.' },
        ],
      },
      { name: 'Drop', to: 'Dropped', validators: [{ kind: 'never', message: 'Ask the change board.' }] },
    ]);
    const shown = offered('?expand=transitions.fields');
    expect(shown).toMatchObject({ transitions: [{ isConditional: false, fields: {} }, { fields: {} }] });
    expect(JSON.stringify(shown)).not.toContain('Say when.');
    expect(refusal(take(ids['Ship']))).toEqual([400, 'Say when. Say what.']);
    expect(refusal(take(ids['Drop']))).toEqual([400, 'Ask the change board.']);
    expect(status()).toMatchObject({ name: 'Waiting' });
    site.jira.edit(EDITOR.accountId, 'OPS-1', { fields: { duedate: '2026-09-01', labels: ['a'] } });
    expect(take(ids['Ship']).status).toBe(204);
  });

  test('a screen asks for its required fields and takes no others', () => {
    const ids = workflow([
      { name: 'Close', to: 'Shipped', screen: ['resolution', 'assignee'] },
      { name: 'Close quietly', to: 'Shipped' },
    ]);
    expect(offered(`?transitionId=${ids['Close'] ?? ''}&expand=transitions.fields`)).toMatchObject({
      transitions: [
        {
          hasScreen: true,
          fields: {
            resolution: {
              required: true,
              schema: { type: 'resolution', system: 'resolution' },
              allowedValues: [{ name: 'Done' }, { name: "Won't Do" }, { name: 'Duplicate' }],
            },
            assignee: { required: false },
          },
        },
      ],
    });
    expect(offered()).not.toHaveProperty('transitions.0.fields');
    expect(refusal(take(ids['Close']))).toEqual([400, { resolution: 'Resolution is required.' }]);
    const wrong = { fields: { resolution: { id: '7' }, duedate: '2026-09-01' } };
    expect(refusal(take(ids['Close'], wrong))).toEqual([
      400,
      { resolution: 'The resolution selected is invalid.', duedate: containing('cannot be set') },
    ]);
    const resolution = { fields: { resolution: { id: '10001' } } };
    expect(refusal(take(ids['Close quietly'], resolution))).toEqual([
      400,
      { resolution: containing('cannot be set') },
    ]);
    expect(take(ids['Close'], resolution).status).toBe(204);
    expect(site.fields('OPS-1')).toMatchObject({
      status: { name: 'Shipped' },
      resolution: { id: '10001', name: "Won't Do" },
      resolutiondate: '2026-08-14T10:00:00.000+0000',
    });
  });

  test('what the issue holds already need not be sent with a screen', () => {
    site.jira.configure('OPS', { required: ['duedate'] });
    const drawn = site.jira.setWorkflow('OPS', {
      statuses: STATUSES,
      transitions: [{ name: 'Ship', to: 'Shipped', screen: ['duedate'] }],
    });
    site.create({ duedate: '2026-09-01' });
    expect(take(drawn.transitions['Ship']).status).toBe(204);
  });

  test('a workflow that leaves the resolution to screens can be done and unresolved, and open and resolved', () => {
    const ids = workflow(
      [
        { name: 'Ship', to: 'Shipped' },
        { name: 'Close', to: 'Dropped', screen: ['resolution'] },
        { name: 'Reopen', to: 'Waiting' },
      ],
      { resolvesItself: false },
    );
    take(ids['Ship']);
    expect(site.fields('OPS-1')).toMatchObject({
      status: { statusCategory: { key: 'done' } },
      resolution: null,
    });
    take(ids['Close'], { fields: { resolution: { id: '10002' } } });
    take(ids['Reopen']);
    expect(site.fields('OPS-1')).toMatchObject({
      status: { statusCategory: { key: 'new' } },
      resolution: { name: 'Duplicate' },
    });
  });

  test('people outside the app fill in screens as well', () => {
    const ids = workflow([{ name: 'Close', to: 'Shipped', screen: ['resolution'] }]);
    const close = (fields?: Record<string, unknown>): void => {
      site.jira.transition(EDITOR.accountId, 'OPS-1', ids['Close'] ?? '', fields);
    };
    expect(() => {
      close();
    }).toThrow('Resolution is required.');
    close({ resolution: { id: '10000' } });
    expect(site.fields('OPS-1')).toMatchObject({ resolution: { name: 'Done' } });
  });
});

test('every answer keeps the contract', () => {
  expect(contractProblems()).toEqual([]);
});
