import { ADMIN, EDITOR, RESPONDER, STRANGER } from '../../local/site/people';
import { visitPerTest } from './confluence-visit';

jest.setTimeout(60_000);

const visit = visitPerTest();

const create = (projectKey: string, fields: Record<string, unknown> = {}): string => {
  const project = { key: projectKey };
  const typeId = visit.site.jira.setup(projectKey).issueTypes.at(projectKey === 'TEAM' ? 1 : 0);
  const body = { fields: { project, issuetype: { id: typeId }, summary: 'Rehearse the restore', ...fields } };
  return visit.site.jira.create(EDITOR.accountId, body).key;
};
const open = (path: string) => visit.page.goto(`${visit.site.url}${path}`);
const fieldsOf = (key: string) => visit.site.jira.issue(key)?.fields;

describe('the screen of an issue', () => {
  it('changes every field that the app keeps in step', async () => {
    const key = create('OPS');
    await open(`/browse/${key}`);
    await visit.page.getByLabel('Summary').fill('Rehearse the restore, monthly');
    await visit.page.getByLabel('Due date').fill('2026-09-01');
    await visit.page.getByLabel('Priority').selectOption({ label: 'Highest' });
    await visit.page.getByLabel('Assignee').selectOption({ label: RESPONDER.displayName });
    await visit.page.getByRole('button', { name: 'Save' }).click();
    await visit.page.getByRole('heading', { name: 'Rehearse the restore, monthly' }).waitFor();
    expect(fieldsOf(key)).toMatchObject({
      duedate: '2026-09-01',
      priority: { name: 'Highest' },
      assignee: { accountId: RESPONDER.accountId },
    });
    await visit.page.getByLabel('Due date').fill('');
    await visit.page.getByLabel('Assignee').selectOption({ label: 'Unassigned' });
    await visit.page.getByRole('button', { name: 'Save' }).click();
    await visit.page.getByText('duedate: 2026-09-01').waitFor();
    expect(fieldsOf(key)).toMatchObject({ duedate: null, assignee: null, priority: { name: 'Highest' } });
  });

  it('works in a team-managed project, in its language', async () => {
    const key = create('TEAM');
    await open(`/browse/${key}`);
    await visit.page.getByRole('button', { name: 'Fertig' }).click();
    await visit.page.getByText('status: Zu erledigen').waitFor();
    await visit.page.getByLabel('Priority').selectOption({ label: 'Mittel' });
    await visit.page.getByRole('button', { name: 'Save' }).click();
    await visit.page.getByText('priority: Dringend').waitFor();
    expect(fieldsOf(key)).toMatchObject({ status: { name: 'Fertig' }, priority: { name: 'Mittel' } });
    await visit.expectAccessible();
  });

  it('locks fields that are not on the screen, and still shows what they hold', async () => {
    const key = create('OPS', { priority: { id: '2' }, duedate: '2026-09-01' });
    visit.site.jira.configure('OPS', { screen: ['assignee'] });
    await open(`/browse/${key}`);
    const priority = visit.page.getByLabel('Priority');
    expect(await priority.isDisabled()).toBe(true);
    expect(await priority.locator('option:checked').textContent()).toBe('High');
    expect(await visit.page.getByLabel('Due date').inputValue()).toBe('2026-09-01');
    await visit.page.getByLabel('Summary').fill('Shorter');
    await visit.page.getByRole('button', { name: 'Save' }).click();
    await visit.page.getByRole('heading', { name: 'Shorter' }).waitFor();
  });

  it('asks for what a transition requires, and shows why one is refused', async () => {
    visit.site.jira.setWorkflow('OPS', {
      statuses: [
        { name: 'Open', category: 'new' },
        { name: 'Closed', category: 'done' },
      ],
      transitions: [
        { name: 'Close', from: ['Open'], to: 'Closed', screen: ['resolution', 'duedate'] },
        { name: 'Drop', to: 'Closed', validators: [{ kind: 'never', message: 'Ask the change board.' }] },
      ],
    });
    const key = create('OPS');
    await open(`/browse/${key}`);
    const workflow = visit.page.getByRole('group', { name: 'Workflow' });
    await workflow.getByRole('button', { name: 'Drop' }).click();
    await visit.page.getByRole('alert').getByText('Ask the change board.').waitFor();
    await workflow.getByLabel('Resolution').selectOption({ label: 'Duplicate' });
    await workflow.getByLabel('Due date').fill('2026-09-02');
    await visit.expectAccessible();
    await workflow.getByRole('button', { name: 'Close' }).click();
    await visit.page.getByText('status: Open').waitFor();
    expect(fieldsOf(key)).toMatchObject({
      status: { name: 'Closed' },
      resolution: { name: 'Duplicate' },
      duedate: '2026-09-02',
    });
  });
});

describe('the list of a project', () => {
  it('shows issues of a team-managed project to its people only', async () => {
    create('TEAM');
    await open('/jira/projects/TEAM');
    const row = visit.page.getByRole('row', { name: 'TEAM-1' });
    expect(await row.textContent()).toMatch(/Aufgabe.*Dringend.*Zu erledigen/s);
    await visit.expectAccessible();
    await visit.lookAs(STRANGER);
    expect((await open('/jira/projects/TEAM'))?.status()).toBe(404);
    expect((await open('/browse/TEAM-1'))?.status()).toBe(404);
  });

  it('shows issues without a priority', async () => {
    visit.site.jira.configure('OPS', { priorities: [] });
    create('OPS');
    await open('/jira/projects/OPS');
    await visit.page.getByRole('link', { name: 'OPS-1' }).click();
    expect(await visit.page.getByLabel('Priority').locator('option:checked').textContent()).toBe('None');
  });
});

describe('the releases of a project', () => {
  it('are created, renamed, released, taken back and archived by an administrator', async () => {
    await visit.lookAs(ADMIN);
    await open('/jira/projects/OPS/versions');
    const press = (name: string) => visit.page.getByRole('button', { name, exact: true }).click();
    const seen = (name: string) => visit.page.getByRole('button', { name, exact: true }).waitFor();
    await visit.page.getByLabel('New version').fill('1.0');
    await press('Create');
    await visit.page.getByLabel('Name of 1.0').fill('1.0.1');
    await press('Rename 1.0');
    await seen('Release 1.0.1');
    await press('Release 1.0.1');
    await seen('Unrelease 1.0.1');
    await press('Unrelease 1.0.1');
    await seen('Release 1.0.1');
    await press('Archive 1.0.1');
    await seen('Unarchive 1.0.1');
    expect(visit.site.jira.versions('OPS')).toMatchObject([
      { name: '1.0.1', released: false, archived: true },
    ]);
    await visit.page.getByLabel('New version').fill('1.0.1');
    await press('Create');
    await visit.page.getByText('A version with this name already exists').waitFor();
    await visit.expectAccessible();
  });

  it('are only read by anybody else', async () => {
    visit.site.jira.addVersion(ADMIN.accountId, 'OPS', { name: '1.0' });
    await open('/jira/projects/OPS/versions');
    await visit.page.getByText('Only administrators of the project change its versions.').waitFor();
    expect(await visit.page.getByRole('button', { name: 'Release 1.0' }).count()).toBe(0);
  });
});
