import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HereProvider } from '../../static/src/postmortem/here';
import { OwnerCombobox, type PersonOption } from '../../static/src/postmortem/owner-combobox';
import { freshHost, openPart } from './support/fake-host';

const host = freshHost();
const NAMES = new Map([
  ['ada', 'Ada Lovelace'],
  ['adam', 'Adam Smith'],
]);
let found: { accountId: string; displayName: string }[];
let chosen: PersonOption[];

beforeEach(() => {
  found = [];
  chosen = [];
  host().confluence = () => ({ status: 200, body: { results: found.map((user) => ({ user })) } });
});

function show(staysOpen = false) {
  const here = {
    place: { pageId: '77', localId: 'macro-1' },
    config: {},
    siteUrl: 'https://example.atlassian.net',
    accountId: 'me',
    mayEdit: true,
  };
  openPart(
    host(),
    <HereProvider value={here}>
      <OwnerCombobox
        label="Owner"
        people={[...NAMES.keys()]}
        nameOf={(id) => NAMES.get(id) ?? id}
        onChoose={(person) => chosen.push(person)}
        isFocused
        staysOpen={staysOpen}
      />
      <button>After</button>
    </HereProvider>,
  );
  return userEvent.setup();
}

test('Tab takes the one person who fits, also when the search has not answered yet', async () => {
  const user = show();
  found = [{ accountId: 'ravi', displayName: 'Ravi Lindqvist' }];
  await user.keyboard('ravi{Tab}');
  expect(screen.getByRole('combobox')).toHaveFocus();
  await waitFor(() => expect(chosen).toEqual([{ accountId: 'ravi', name: 'Ravi Lindqvist' }]));
});

test('Tab leaves no half name behind: it stays and says why', async () => {
  const user = show();
  await user.keyboard('ada{Tab}');
  expect(await screen.findByRole('alert')).toHaveTextContent('More than one person fits.');
  expect(screen.getByRole('combobox')).toHaveFocus();
  await user.keyboard('xx');
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  await user.keyboard('{Tab}');
  expect(await screen.findByRole('alert')).toHaveTextContent('Nobody of this name was found.');
  expect(chosen).toEqual([]);
  await user.clear(screen.getByRole('combobox'));
  await user.tab();
  expect(screen.getByRole('button', { name: 'After' })).toHaveFocus();
});

test('where the words stay, Tab goes on', async () => {
  const user = show(true);
  await user.keyboard('ada{Tab}');
  expect(screen.getByRole('button', { name: 'After' })).toHaveFocus();
  expect(screen.getByRole('combobox')).toHaveValue('ada');
});
