import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { freshHost, ok, openApp } from './support/fake-host';
import { aPostmortem, opened } from './support/postmortems';
import { settle } from './support/time';

const host = freshHost();
const visibility = jest.spyOn(document, 'visibilityState', 'get');

beforeEach(() => {
  jest.useFakeTimers();
  visibility.mockReturnValue('visible');
  host().calls = { 'postmortem.open': () => ok(opened(aPostmortem())) };
});
afterEach(() => jest.useRealTimers());

test.each([
  [
    'the page is closed',
    () => {
      window.dispatchEvent(new Event('pagehide'));
    },
  ],
  [
    'the page is hidden',
    () => {
      visibility.mockReturnValue('hidden');
      document.dispatchEvent(new Event('visibilitychange'));
    },
  ],
])('the last keys before %s are kept', async (_when, leave) => {
  openApp(host());
  await settle();
  const user = userEvent.setup({ advanceTimers: (ms) => jest.advanceTimersByTime(ms) });
  await user.click(screen.getByRole('button', { name: 'Edit Summary' }));
  await settle();
  const form = screen.getByRole('form', { name: 'Summary' });
  await user.type(within(form).getByRole('textbox', { name: 'Summary' }), 'Last words');
  document.dispatchEvent(new Event('visibilitychange'));
  expect(JSON.stringify(localStorage)).not.toContain('Last words');
  act(leave);
  expect(JSON.stringify(localStorage)).toContain('Last words');
});
