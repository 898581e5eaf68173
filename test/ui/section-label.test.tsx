import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { freshHost, ok, openApp } from './support/fake-host';
import { aPostmortem, opened } from './support/postmortems';

const host = freshHost();

test('a section says its title once to the eye, and its editor still has it as its name', async () => {
  host().calls = { 'postmortem.open': () => ok(opened(aPostmortem())) };
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Edit Summary' }));
  const form = await screen.findByRole('form', { name: 'Summary' });
  const saysTitle = () => screen.getAllByText('Summary').filter((element) => !element.matches('.unseen'));
  expect(within(form).getByRole('textbox', { name: 'Summary' })).toBeVisible();
  expect(saysTitle()).toEqual([screen.getByRole('heading', { name: 'Summary' })]);
  await user.click(within(form).getByRole('button', { name: 'Markdown' }));
  expect(within(form).getByRole('textbox', { name: 'Summary' })).toHaveFocus();
  expect(saysTitle()).toEqual([screen.getByRole('heading', { name: 'Summary' })]);
});
