import type { CustomField } from '../../local/site/jira/project-setup';
import { ADMIN, STRANGER } from '../../local/site/people';
import { SUBTASK, TASK } from '../local/jira-site';
import { freshJira } from '../support/fresh-jira';
import { answering, type JiraInProcess } from '../support/jira-in-process';

let world: JiraInProcess;
freshJira((fresh) => {
  world = fresh;
});

const OPTIONS = [
  { id: '71', value: 'Database' },
  { id: '72', value: 'Network' },
];
const REGIONS = [{ id: '81', value: 'Europe', children: [{ id: '811', value: 'Dublin' }] }];

const KINDS = [
  'text',
  'textarea',
  'number',
  'date',
  'datetime',
  'url',
  'option',
  'multi-option',
  'checkboxes',
  'cascade',
  'user',
  'multi-user',
  'labels',
] as const;

const required = (kind: CustomField['kind'], place: number): CustomField => ({
  id: `customfield_${String(10_050 + place)}`,
  name: `A ${kind}`,
  kind,
  required: true,
  ...(['option', 'multi-option', 'checkboxes'].includes(kind) ? { options: OPTIONS } : {}),
  ...(kind === 'cascade' ? { options: REGIONS } : {}),
});

const rulesOf = (projectId: string, issueTypeId = TASK, as: 'user' | 'app' = 'user') =>
  world.issues.createRules(as, { projectId, issueTypeId });

describe('what a project asks for', () => {
  it('is nothing where it is as Jira comes', async () => {
    const rules = await rulesOf('10000');
    expect(rules).toMatchObject({ projectId: '10000', issueTypeId: TASK, required: [], unsupported: [] });
    expect([...(rules?.fields ?? [])]).toEqual(
      expect.arrayContaining(['summary', 'description', 'priority', 'assignee', 'duedate', 'labels']),
    );
    expect(rules?.priorities.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5']);
  });

  it('is asked of a person in a way that fits, or named where no way does', async () => {
    const { id } = world.site.jira.addProject({
      key: 'ASK',
      name: 'Asks',
      customFields: KINDS.map(required),
      screen: ['fixVersions', 'components', 'labels', 'duedate', 'assignee'],
      required: ['fixVersions', 'components', 'labels', 'duedate', 'assignee'],
      versions: [{ name: '1.0' }, { name: '0.9', archived: true }],
    });
    const rules = await rulesOf(id);
    const asked = (rules?.required ?? []).map(({ name, kind, options }) => [
      name,
      kind,
      options.map((one) => one.name),
    ]);
    expect(asked).toEqual([
      ['Fix versions', 'choices', ['1.0']],
      ['A text', 'line', []],
      ['A textarea', 'text', []],
      ['A number', 'number', []],
      ['A date', 'date', []],
      ['A url', 'line', []],
      ['A option', 'choice', ['Database', 'Network']],
      ['A multi-option', 'choices', ['Database', 'Network']],
      ['A checkboxes', 'choices', ['Database', 'Network']],
      ['A labels', 'labels', []],
    ]);
    // Components are required, and the project has none.
    expect(rules?.unsupported).toEqual(['Components', 'A datetime', 'A cascade', 'A user', 'A multi-user']);
  });

  it('is not asked for when Jira fills it in', async () => {
    const field = { ...required('text', 0), default: 'as always' };
    const { id } = world.site.jira.addProject({ key: 'DEF', name: 'Defaults', customFields: [field] });
    expect(await rulesOf(id)).toMatchObject({ required: [], unsupported: [] });
  });

  it('is a parent where the type is a sub-task', async () => {
    expect(await rulesOf('10000', SUBTASK)).toMatchObject({ unsupported: ['Parent'] });
  });

  it('has no priority where the project offers none', async () => {
    const { id } = world.site.jira.addProject({ key: 'NOP', name: 'None', priorities: [] });
    expect((await rulesOf(id))?.priorities).toEqual([]);
    const legacy = world.site.jira.projects().find(({ key }) => key === 'LEG');
    expect((await rulesOf(legacy?.id ?? ''))?.fields.has('priority')).toBe(false);
  });
});

describe('whoever may not create', () => {
  it('gets no rules: a stranger to the project, an unknown project or type, an app without access', async () => {
    const team = world.site.jira.projects().find(({ key }) => key === 'TEAM')?.id ?? '';
    world.user = STRANGER;
    expect(await rulesOf(team)).toBeNull();
    world.user = ADMIN;
    expect(await rulesOf('99999')).toBeNull();
    expect(await rulesOf('10000', '99999')).toBeNull();
    expect(await rulesOf('10002')).not.toBeNull();
    expect(await rulesOf('10002', TASK, 'app')).toBeNull();
  });
});

describe('a screen of more fields than one answer holds', () => {
  const field = (place: number) => ({
    fieldId: `customfield_${String(place)}`,
    key: `customfield_${String(place)}`,
    name: `Field ${String(place)}`,
    required: false,
    hasDefaultValue: false,
    operations: ['set'],
    schema: { type: 'string' },
  });
  const page = (startAt: number, count: number, total: number) =>
    answering(200, {
      startAt,
      maxResults: count,
      total,
      fields: Array.from({ length: count }, (_, place) => field(startAt + place)),
    });

  it('is read to its end, whatever Jira calls a page', async () => {
    world.plan(page(0, 200, 450), page(200, 100, 450), page(300, 150, 450));
    expect((await rulesOf('10000'))?.fields.size).toBe(450);
    expect(world.sent.map(({ path }) => /startAt=(\d+)/.exec(path)?.[1])).toEqual(['0', '200', '300']);
  });

  it('comes to an end although the answers do not', async () => {
    world.plan(page(0, 200, 450), page(200, 0, 450));
    expect((await rulesOf('10000'))?.fields.size).toBe(200);
  });
});

describe('what may be edited', () => {
  it('are the fields of the edit screen, with the priorities of the project', async () => {
    const { id } = world.site.create();
    const rules = await world.issues.editRules(id);
    expect([...(rules?.fields ?? [])]).toEqual(
      expect.arrayContaining(['summary', 'priority', 'assignee', 'duedate']),
    );
    expect(rules?.priorities.map((one) => one.id)).toEqual(['1', '2', '3', '4', '5']);
  });

  it('is nothing for an app that does not see the issue, or may not edit it', async () => {
    const { id } = world.site.create();
    world.plan(answering(403, { errorMessages: ['No.'], errors: {} }));
    expect(await world.issues.editRules(id)).toBeNull();
    world.site.jira.setAppAccess('OPS', false);
    expect(await world.issues.editRules(id)).toBeNull();
  });
});
