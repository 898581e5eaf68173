import { screen } from '@testing-library/react';
import * as v from 'valibot';
import { freshHost, ok, openApp } from './support/fake-host';
import { anAction, aPostmortem, opened } from './support/postmortems';

const host = freshHost();
const asked = v.object({ accountIds: v.array(v.string()) });

test('an id that Confluence takes for none costs nobody else their name', async () => {
  const actions = [anAction(1, { owner: 'ada' }), anAction(2, { owner: 'bob' })];
  const people = ['ada', 'bob', 'no account'];
  host().calls = { 'postmortem.open': () => ok(opened(aPostmortem({ actions, people }))) };
  host().confluence = (_path, body) => {
    const { accountIds } = v.parse(asked, body);
    if (accountIds.includes('no account')) return { status: 400 };
    return {
      status: 200,
      body: { results: accountIds.map((accountId) => ({ accountId, displayName: accountId.toUpperCase() })) },
    };
  };
  openApp(host());
  expect((await screen.findAllByText('ADA', undefined, { timeout: 20_000 })).length).toBeGreaterThan(0);
  expect(screen.getAllByText('BOB').length).toBeGreaterThan(0);
});
