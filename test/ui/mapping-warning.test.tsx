import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { MappingView } from '../../src/contract/issues';
import { freshHost, ok, openApp } from './support/fake-host';
import { atSettings } from './support/settings';

const host = freshHost();
const LACKS = 'Debrief may not see this project (Browse projects).';
const site: MappingView = {
  source: 'site',
  name: '',
  scopeId: '',
  version: 1,
  projectId: '10',
  issueTypeId: '3',
  extra: {},
};
let mappings: MappingView[] = [];
let appLacks: string[] = [];
let unsupported: string[] = [];

beforeEach(() => {
  mappings = [];
  appLacks = [];
  unsupported = [];
  atSettings(host(), 'jira');
  host().calls['jira-mapping.list'] = () => ok(mappings);
  host().calls['jira-mapping.check'] = () =>
    ok({
      kind: 'checked',
      form: { required: [], unsupported, leavesOut: [], priorities: [], appLacks },
      problems: [],
    });
  host().calls['jira-mapping.save'] = () => {
    mappings = [site];
    return ok({ version: 1 });
  };
  host().jira = (path) =>
    path.includes('/project/search')
      ? { status: 200, body: { values: [{ id: '10', key: 'OPS', name: 'Operations' }] } }
      : { status: 200, body: { issueTypes: [{ id: '3', name: 'Task' }] } };
});

async function fillIn() {
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Add mapping' }));
  const form = screen.getByRole('form', { name: 'Add mapping' });
  await user.selectOptions(within(form).getByLabelText('For'), 'Whole site');
  await within(form).findByRole('option', { name: 'Operations (OPS)' });
  await user.selectOptions(within(form).getByLabelText('Project'), 'Operations (OPS)');
  await within(form).findByRole('option', { name: 'Task' });
  await user.selectOptions(within(form).getByLabelText('Issue type'), 'Task');
  return { user, form };
}

test('a target where Debrief lacks something is asked about before it is saved, and marked afterwards', async () => {
  appLacks = [LACKS];
  const { user, form } = await fillIn();
  await within(form).findByText(LACKS);
  expect(form).toHaveTextContent('Nothing is created in Jira by this');
  expect(form).toHaveTextContent('Debrief itself cannot do what stands above.');
  expect(form).not.toHaveTextContent('Issues can be created with these values.');
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  expect(within(form).getByRole('button', { name: 'Save anyway' })).toHaveFocus();
  expect(host().inputsOf('jira-mapping.save')).toEqual([]);
  await user.click(within(form).getByRole('button', { name: 'Go back' }));
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  await user.click(within(form).getByRole('button', { name: 'Save anyway' }));
  expect(await screen.findByTestId('mapping-warning')).toHaveTextContent(`Will not work fully${LACKS}`);
  expect(host().inputsOf('jira-mapping.save')).toHaveLength(1);
});

test('a saved mapping that allows no issue says so', async () => {
  mappings = [site];
  unsupported = ['Approver'];
  openApp(host());
  expect(await screen.findByTestId('mapping-warning')).toHaveTextContent('No issue can be created');
});

test('what works is saved without a question', async () => {
  const { user, form } = await fillIn();
  await within(form).findByText('Issues can be created with these values.');
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  await screen.findByText('Operations (OPS), issue type Task');
  expect(screen.queryByTestId('mapping-warning')).not.toBeInTheDocument();
});
