import { act, cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { LiveAccess } from '../../src/contract/live-updates';
import { failed, freshHost, ok, openApp } from './support/fake-host';
import { aPostmortem, opened } from './support/postmortems';
import { pass, settle } from './support/time';

const host = freshHost();
const ACCESS: LiveAccess = { channel: 'postmortem-1', token: 'token-1', forMs: 900_000 };

let summary = 'One.';
const record = () => {
  const plain = aPostmortem();
  return opened({ ...plain, sections: { ...plain.sections, summary: { version: 1, value: summary } } });
};

/** Opens the page, read again every 30 seconds; `live` is what it gets where it asks for access. */
async function open(live: LiveAccess | null = ACCESS): Promise<void> {
  jest.useFakeTimers();
  host().calls['postmortem.open'] = (input) => ok(input.live ? { ...record(), live } : record());
  openApp(host());
  await settle();
}

const reads = () => host().inputsOf('postmortem.open').length;
const asked = () =>
  host()
    .inputsOf('postmortem.open')
    .filter(({ live }) => live === true).length;

function say(message: unknown): void {
  for (const { onEvent } of host().listening) onEvent(message);
}

beforeEach(() => {
  summary = 'One.';
});

test('what somebody else saved is shown at once, not in half a minute', async () => {
  await open();
  expect(host().listening).toMatchObject([
    { channelName: 'postmortem-1', isGlobal: true, options: { token: 'token-1' } },
  ]);
  expect(reads()).toBe(1);
  summary = 'Two.';
  say({ version: 1 });
  await pass(2);
  expect(await screen.findByText('Two.')).toBeInTheDocument();
  expect(reads()).toBe(2);
  expect(asked()).toBe(1);
});

test('the same version again, an older one, and what is no version cause no reading', async () => {
  await open();
  say({ version: 5 });
  await pass(2);
  expect(reads()).toBe(2);
  for (const message of [{ version: 5 }, { version: 4 }, { text: 'words' }, { version: 6, by: 'me' }, 'x', 7])
    say(message);
  await pass(3);
  expect(reads()).toBe(2);
  // As JSON, where the platform hands it over so.
  say('{"version":6}');
  await pass(2);
  expect(reads()).toBe(3);
});

test('many saves in a row are read together', async () => {
  await open();
  for (let version = 1; version <= 20; version += 1) {
    say({ version });
    await act(() => jest.advanceTimersByTimeAsync(100));
  }
  await pass(3);
  expect(reads()).toBeGreaterThan(1);
  expect(reads()).toBeLessThanOrEqual(5);
});

test('a change that comes while the record is being read is read after it', async () => {
  await open();
  let answer = () => {};
  host().calls['postmortem.open'] = () =>
    new Promise((resolve) => {
      const read = record();
      answer = () => resolve(ok(read));
    });
  say({ version: 1 });
  await pass(2);
  expect(reads()).toBe(2);
  summary = 'Two.';
  say({ version: 2 });
  await pass(2);
  expect(reads()).toBe(2);
  answer();
  await pass(2);
  answer();
  await pass(1);
  expect(reads()).toBe(3);
  expect(await screen.findByText('Two.')).toBeInTheDocument();
});

test('whoever saves has read again anyway: their own message costs nothing', async () => {
  await open();
  const user = userEvent.setup({ advanceTimers: (ms) => jest.advanceTimersByTime(ms) });
  host().calls['postmortem.save-section'] = ({ value }) => {
    summary = value;
    say({ version: 1 });
    return ok({ version: 2, value });
  };
  await user.click(screen.getByRole('button', { name: 'Edit Summary' }));
  await settle();
  const form = screen.getByRole('form', { name: 'Summary' });
  await user.type(within(form).getByRole('textbox', { name: 'Summary' }), 'Mine. ');
  const before = reads();
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  await pass(2);
  expect(host().inputsOf('postmortem.save-section')).toHaveLength(1);
  expect(reads()).toBe(before + 1);
});

test('asking goes on, however many messages come', async () => {
  await open();
  say({ version: 1 });
  await pass(2);
  const before = reads();
  await pass(31);
  expect(reads()).toBe(before + 1);
});

test.each([
  ['the functions give no access', null, false],
  ['the platform refuses to let it listen', ACCESS, true],
] as const)('where %s, the page asks as it always did, and says nothing', async (_why, live, refuses) => {
  host().refusesToListen = refuses;
  await open(live);
  expect(host().listening).toEqual([]);
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  await pass(31);
  expect(reads()).toBe(2);
  await pass(30);
  expect(reads()).toBe(3);
  expect(asked()).toBe(1);
  // Not for ever: in ten minutes it may be there.
  await pass(600);
  expect(asked()).toBe(2);
});

test('access is asked for again before it ends, and the old subscription goes', async () => {
  await open({ ...ACCESS, forMs: 180_000 });
  await pass(100);
  expect(asked()).toBe(1);
  host().calls['postmortem.open'] = () => ok({ ...record(), live: { ...ACCESS, token: 'token-2' } });
  await pass(60);
  expect(asked()).toBe(2);
  expect(host().listening).toMatchObject([{ options: { token: 'token-2' } }]);
});

test('a connection that breaks is built again, and asking goes on meanwhile', async () => {
  await open();
  const [lost] = host().listening;
  lost?.onEvent(undefined, new Error('gone'));
  await settle();
  expect(host().listening).toEqual([]);
  await pass(91);
  expect(asked()).toBe(2);
  expect(host().listening).toHaveLength(1);
});

test('who may not see the page any more does not listen any more', async () => {
  await open();
  host().calls['postmortem.open'] = () => failed('NOT_FOUND', 'There is no page here that you may see.');
  await pass(31);
  expect(host().listening).toEqual([]);
});

test('who leaves the page does not listen any more', async () => {
  await open();
  cleanup();
  await settle();
  expect(host().listening).toEqual([]);
});
