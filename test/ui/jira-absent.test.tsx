import { screen } from '@testing-library/react';
import { freshHost, ok, openApp } from './support/fake-host';
import { jiraWith } from './support/jira';
import { anAction, aPostmortem, opened } from './support/postmortems';

const host = freshHost();
const linked = anAction(1, {}, { state: 'linked', issueId: '1001', issueKey: 'OPS-1' });
const open = (actions: Parameters<typeof aPostmortem>[0], mayEdit = true) => {
  host().calls = { 'postmortem.open': () => ok(opened(aPostmortem(actions), [], mayEdit)) };
  openApp(host());
};

test.each([401, 403])(
  'a Jira that answers %i to actions with issues may not be connected, and that is said',
  async (status) => {
    host().jira = () => ({ status });
    open({ actions: [linked, anAction(2)] });
    expect(await screen.findByText(/or Jira is not connected to Debrief/)).toHaveTextContent(
      /a site admin can connect it under Connected apps/,
    );
  },
);

test.each([401, 403])('and one that answers %i where issues could be created, too', async (status) => {
  host().jira = () => ({ status });
  open({ actions: [anAction(1), anAction(2)] });
  expect(await screen.findByTestId('jira-absent')).toHaveTextContent(
    /Jira is not connected to Debrief, or you have no access to it/,
  );
  expect(host().asked.filter((asked) => asked.startsWith('jira'))).toHaveLength(1);
});

test.each([
  ['a Jira that answers', { actions: [anAction(1)] }, true],
  ['nothing that could become an issue', { actions: [anAction(1, { status: 'dropped' })] }, true],
  ['somebody who only reads', { actions: [anAction(1)] }, false],
])('%s: nothing is said', async (_name, record, mayEdit) => {
  host().jira = _name === 'a Jira that answers' ? jiraWith(() => []) : () => ({ status: 403 });
  open(record, mayEdit);
  await screen.findByRole('table', { name: 'Action items' });
  expect(screen.queryByTestId('jira-absent')).not.toBeInTheDocument();
  expect(screen.queryByText(/not connected/)).not.toBeInTheDocument();
});
