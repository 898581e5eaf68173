import * as v from 'valibot';
import type { CustomField, FieldKind } from '../../local/site/jira/project-setup';
import { EDITOR, FORMER_USER, RESPONDER, VIEWER } from '../../local/site/people';
import { containing, contractProblems, doc, having, JiraSite, refusal, TASK } from './jira-site';

let site: JiraSite;
beforeEach(() => {
  site = new JiraSite();
});

const OPTIONS = [
  { id: '71', value: 'Database' },
  { id: '72', value: 'Network' },
];
const REGIONS = [
  { id: '81', value: 'Europe', children: [{ id: '811', value: 'Dublin' }] },
  { id: '82', value: 'Asia' },
];

const custom = (kind: FieldKind, more: Partial<CustomField> = {}): CustomField => ({
  id: 'customfield_10050',
  name: 'Area',
  kind,
  required: false,
  ...(['option', 'multi-option', 'checkboxes'].includes(kind) ? { options: OPTIONS } : {}),
  ...(kind === 'cascade' ? { options: REGIONS } : {}),
  ...more,
});

const project = { key: 'FLD' };
const withField = (field: CustomField): void => {
  site.jira.addProject({ ...project, name: 'Fields', customFields: [field] });
};
const withVersions = (): void => {
  site.jira.addProject({
    ...project,
    name: 'Fields',
    screen: ['fixVersions', 'components', 'labels'],
    versions: [{ name: '1.0', released: true }, { name: '2.0' }, { name: '0.9', archived: true }],
    components: ['Backend', 'Screens'],
  });
};

const attempt = (fields: Record<string, unknown>, more: Record<string, unknown> = {}): unknown =>
  refusal(
    site.ask('POST', '/rest/api/3/issue', {
      fields: { project, issuetype: { id: TASK }, summary: 'A task', ...fields },
      ...more,
    }),
  );

const MetaSchema = v.looseObject({ fields: v.array(v.looseObject({ fieldId: v.string() })) });
const metaOf = (fieldId: string, type = TASK): unknown =>
  v
    .parse(MetaSchema, site.ask('GET', `/rest/api/3/issue/createmeta/FLD/issuetypes/${type}`).body)
    .fields.find((field) => field.fieldId === fieldId);

const TYPE = 'com.atlassian.jira.plugin.system.customfieldtypes:';
const LIST = ['add', 'set', 'remove'];

describe('custom fields', () => {
  test.each<[FieldKind, Record<string, unknown>, string[]]>([
    ['text', { type: 'string', custom: `${TYPE}textfield` }, ['set']],
    ['textarea', { type: 'string', custom: `${TYPE}textarea` }, ['set']],
    ['number', { type: 'number', custom: `${TYPE}float` }, ['set']],
    ['date', { type: 'date', custom: `${TYPE}datepicker` }, ['set']],
    ['datetime', { type: 'datetime', custom: `${TYPE}datetime` }, ['set']],
    ['url', { type: 'string', custom: `${TYPE}url` }, ['set']],
    ['option', { type: 'option', custom: `${TYPE}select` }, ['set']],
    ['multi-option', { type: 'array', items: 'option', custom: `${TYPE}multiselect` }, LIST],
    ['checkboxes', { type: 'array', items: 'option', custom: `${TYPE}multicheckboxes` }, LIST],
    ['cascade', { type: 'option-with-child', custom: `${TYPE}cascadingselect` }, ['set']],
    ['user', { type: 'user', custom: `${TYPE}userpicker` }, ['set']],
    ['multi-user', { type: 'array', items: 'user', custom: `${TYPE}multiuserpicker` }, LIST],
    ['labels', { type: 'array', items: 'string', custom: `${TYPE}labels` }, LIST],
  ])('%s is described by its type', (kind, schema, operations) => {
    withField(custom(kind, { required: true }));
    expect(metaOf('customfield_10050')).toMatchObject({
      key: 'customfield_10050',
      name: 'Area',
      required: true,
      hasDefaultValue: false,
      schema: { ...schema, customId: 10050 },
      operations,
    });
    expect(attempt({})).toEqual([400, { customfield_10050: 'Area is required.' }]);
    expect(attempt({ customfield_10050: null })).toEqual([400, { customfield_10050: 'Area is required.' }]);
  });

  test.each<[FieldKind, unknown, unknown]>([
    ['text', 'short', 'short'],
    ['text', '', null],
    ['textarea', doc('Why'), doc('Why')],
    ['number', 2.5, 2.5],
    ['date', '2028-02-29', '2028-02-29'],
    ['datetime', '2026-09-01T12:30:00.0+0200', '2026-09-01T10:30:00.000+0000'],
    ['url', 'https://example.com/runbook', 'https://example.com/runbook'],
    ['option', { id: '72' }, having({ id: '72', value: 'Network' })],
    ['option', { value: 'Network' }, having({ id: '72' })],
    ['multi-option', [{ id: '71' }, { value: 'Network' }], [having({ id: '71' }), having({ id: '72' })]],
    ['checkboxes', [{ id: '71' }, { id: '71' }], [having({ value: 'Database' })]],
    ['cascade', { id: '81', child: { value: 'Dublin' } }, having({ id: '81', child: having({ id: '811' }) })],
    ['cascade', { id: '82' }, having({ value: 'Asia' })],
    ['user', { accountId: RESPONDER.accountId }, having({ displayName: RESPONDER.displayName })],
    ['multi-user', [{ accountId: EDITOR.accountId }], [having({ displayName: EDITOR.displayName })]],
    ['multi-user', [], null],
    ['labels', ['b', 'a'], ['b', 'a']],
  ])('%s takes %j', (kind, sent, shown) => {
    withField(custom(kind));
    site.create({ project, customfield_10050: sent });
    expect(site.fields('FLD-1')['customfield_10050']).toEqual(shown);
    expect(site.ask('PUT', '/rest/api/3/issue/FLD-1', { fields: { customfield_10050: null } }).status).toBe(
      204,
    );
    expect(site.fields('FLD-1')['customfield_10050']).toBeNull();
  });

  test.each<[FieldKind, unknown, unknown]>([
    ['text', 7, 'Operation value must be a string'],
    ['text', doc('A document'), 'Operation value must be a string'],
    [
      'text',
      'x'.repeat(256),
      'The entered text is too long. It exceeds the allowed limit of 255 characters.',
    ],
    [
      'textarea',
      'plain',
      'Operation value must be an Atlassian Document (see the Atlassian Document Format)',
    ],
    ['number', '7', 'Operation value must be a number'],
    ['date', '1 May', 'Error parsing date string: 1 May'],
    ['datetime', '2026-09-01T12:30:00.000+02:00', 'Error parsing time: 2026-09-01T12:30:00.000+02:00'],
    ['datetime', '2026-09-01T12:30:00.000Z', 'Error parsing time: 2026-09-01T12:30:00.000Z'],
    ['url', 'runbook', 'Not a valid URL'],
    ['option', 'Network', "Could not find valid 'id' or 'value' in the Parent Option object."],
    ['option', { id: '99' }, "Option id '99' is not valid"],
    ['option', { value: 'Disk' }, "Option value 'Disk' is not valid"],
    ['option', { name: 'Network' }, "Option id 'null' is not valid"],
    ['multi-option', { id: '71' }, 'data was not an array'],
    ['multi-option', ['Network'], 'expected Object'],
    ['checkboxes', [{ id: '99' }], "Option id '99' is not valid"],
    ['cascade', { id: '82', child: { id: '811' } }, "Option id '811' is not valid"],
    ['user', EDITOR.accountId, 'expected Object'],
    ['user', { accountId: 'who' }, "User 'who' is not valid for this user picker."],
    ['multi-user', [{ accountId: FORMER_USER.accountId }], containing('is not valid for this user picker')],
    ['multi-user', [{ accountId: VIEWER.accountId }], containing('is not valid for this user picker')],
    ['labels', ['two words'], "The label 'two words' contains spaces which is invalid."],
    ['labels', [7], 'string expected at index 0'],
  ])('%s refuses %j', (kind, sent, message) => {
    withField(custom(kind));
    expect(attempt({ customfield_10050: sent })).toEqual([400, { customfield_10050: message }]);
    expect(site.jira.issues()).toEqual([]);
  });

  test('a default is offered, and set when the request leaves the field out', () => {
    withField(custom('option', { required: true, default: { id: '72' } }));
    expect(metaOf('customfield_10050')).toMatchObject({
      required: true,
      hasDefaultValue: true,
      defaultValue: { id: '72' },
      allowedValues: [{ id: '71', value: 'Database' }, { id: '72' }],
    });
    site.create({ project });
    site.create({ project, customfield_10050: { id: '71' } });
    const chosen = ['FLD-1', 'FLD-2'].map((key) => site.fields(key)['customfield_10050']);
    expect(chosen).toMatchObject([{ id: '72' }, { id: '71' }]);
  });

  test('an option that an admin takes away is neither offered nor shown any longer', () => {
    withField(custom('multi-option'));
    site.create({ project, customfield_10050: [{ id: '71' }, { id: '72' }] });
    site.jira.configure('FLD', { customFields: [custom('multi-option', { options: OPTIONS.slice(0, 1) })] });
    expect(site.fields('FLD-1')['customfield_10050']).toEqual([having({ id: '71' })]);
    expect(attempt({ customfield_10050: [{ id: '72' }] })).toEqual([
      400,
      { customfield_10050: "Option id '72' is not valid" },
    ]);
  });
});

describe('versions, components and other lists', () => {
  test('are offered with their ids; an archived version is not', () => {
    withVersions();
    expect(metaOf('fixVersions')).toMatchObject({
      schema: { type: 'array', items: 'version', system: 'fixVersions' },
      operations: LIST,
      allowedValues: [
        { name: '1.0', released: true },
        { name: '2.0', released: false },
      ],
    });
    expect(metaOf('components')).toMatchObject({
      schema: { type: 'array', items: 'component', system: 'components' },
      allowedValues: [{ name: 'Backend' }, { name: 'Screens' }],
    });
  });

  test('are set by id or name, added to and taken from one by one, each change an item of the history', () => {
    withVersions();
    site.create({ project, fixVersions: [{ name: '1.0' }], components: [{ name: 'Backend' }] });
    const answer = site.ask('PUT', '/rest/api/3/issue/FLD-1', {
      update: {
        fixVersions: [{ add: { name: '2.0' } }, { remove: { name: '1.0' } }],
        components: [{ set: [{ name: 'Screens' }] }],
        labels: [{ add: 'late' }],
      },
    });
    expect(answer.status).toBe(204);
    expect(site.fields('FLD-1')).toMatchObject({
      fixVersions: [{ name: '2.0', released: false }],
      components: [{ name: 'Screens' }],
      labels: ['late'],
    });
    const items: Record<string, unknown>[] = [
      { field: 'labels', toString: 'late' },
      { field: 'Fix Version', fieldId: 'fixVersions', fromString: '1.0', to: null },
      { field: 'Fix Version', from: null, toString: '2.0' },
      { field: 'Component', fromString: 'Backend' },
      { field: 'Component', toString: 'Screens' },
    ];
    expect(site.jira.history('FLD-1')[0]?.items).toMatchObject(items);
  });

  test.each([
    ['fixVersions', [{ name: '9.9' }], "Version name '9.9' is not valid"],
    ['fixVersions', [{ name: '0.9' }], "Version name '0.9' is not valid"],
    ['fixVersions', [{ id: '1' }], "Version id '1' is not valid"],
    ['fixVersions', ['1.0'], 'expected Object'],
    ['components', { name: 'Backend' }, 'data was not an array'],
    ['components', [{ name: 'Cellar' }], "Component name 'Cellar' is not valid"],
  ])('%s refuses %j', (id, value, message) => {
    withVersions();
    expect(attempt({ [id]: value })).toEqual([400, { [id]: message }]);
  });
});

describe('screens', () => {
  test('differ by operation and issue type', () => {
    site.jira.addProject({
      ...project,
      name: 'Fields',
      customFields: [custom('text', { required: true })],
      screens: [
        { operation: 'create', types: ['10002'], fields: ['customfield_10050', 'labels'] },
        { operation: 'create', fields: ['description'] },
        { operation: 'edit', fields: ['labels', 'duedate'] },
      ],
    });
    expect(attempt({ labels: ['a'] })).toEqual([400, { labels: containing('cannot be set') }]);
    expect(attempt({ issuetype: { id: '10002' } })).toEqual([
      400,
      { customfield_10050: 'Area is required.' },
    ]);
    expect(metaOf('customfield_10050', '10002')).toMatchObject({ required: true });
    expect(metaOf('customfield_10050')).toBeUndefined();
    site.create({ project });
    const { body } = site.ask('GET', '/rest/api/3/issue/FLD-1/editmeta');
    expect(Object.keys(v.parse(v.looseObject({ fields: v.looseObject({}) }), body).fields)).toEqual([
      'labels',
      'duedate',
    ]);
    const edit = (fields: Record<string, unknown>): unknown =>
      refusal(site.ask('PUT', '/rest/api/3/issue/FLD-1', { fields }));
    expect(edit({ summary: 'Other', labels: ['a'] })).toEqual([
      400,
      { summary: "Field 'summary' cannot be set. It is not on the appropriate screen, or unknown." },
    ]);
    expect(site.fields('FLD-1')['labels']).toEqual([]);
  });

  test('system fields can be required; then they may not be cleared either', () => {
    site.jira.addProject({ ...project, name: 'Fields', required: ['duedate', 'description', 'labels'] });
    expect(attempt({ labels: [] })).toEqual([
      400,
      { duedate: 'Due date is required.', description: 'Description is required.' },
    ]);
    const filled = { duedate: '2026-09-01', description: doc('Why'), labels: ['a'] };
    expect(attempt({ ...filled, labels: [] })).toEqual([400, { labels: 'Labels is required.' }]);
    site.create({ project, ...filled });
    expect(
      refusal(site.ask('PUT', '/rest/api/3/issue/FLD-1', { fields: { duedate: null, summary: 'Shorter' } })),
    ).toEqual([400, { duedate: 'Due date is required.' }]);
  });

  test('an admin can take a field away between two requests, priorities too', () => {
    site.jira.addProject({ ...project, name: 'Fields' });
    site.create({ project, priority: { id: '1' }, duedate: '2026-09-01' });
    site.jira.configure('FLD', { screen: ['priority'], priorities: ['4', '5'] });
    expect(attempt({ duedate: '2026-09-02' })).toEqual([400, { duedate: containing('cannot be set') }]);
    expect(attempt({ priority: { id: '1' } })).toEqual([
      400,
      { priority: 'The priority selected is invalid.' },
    ]);
    expect(site.fields('FLD-1')).toMatchObject({ priority: { id: '1' }, duedate: '2026-09-01' });
  });

  test('without any priority issues have none', () => {
    site.jira.addProject({ ...project, name: 'Fields', priorities: [] });
    site.create({ project });
    expect(site.fields('FLD-1')['priority']).toBeNull();
    expect(metaOf('priority')).toMatchObject({ hasDefaultValue: false, allowedValues: [] });
  });
});

test('every answer keeps the contract', () => {
  expect(contractProblems()).toEqual([]);
});
