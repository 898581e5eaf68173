import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { MyReminders } from '../../src/contract/reminders';
import { readable } from '../../static/src/shared/instants';
import { failed, freshHost, ok, openApp } from './support/fake-host';
import { atSettings } from './support/settings';

const host = freshHost();
let answer: MyReminders;

const action = (
  number: number,
  dueOn: string | null,
  some: Partial<MyReminders['actions'][number]> = {},
): MyReminders['actions'][number] => ({
  id: `01890000-0000-7000-8000-00000000000${String(number)}`,
  title: `Task ${String(number)}`,
  priority: 'high',
  dueOn,
  issueKey: null,
  pageId: '77',
  postmortemTitle: 'Outage of March',
  ...some,
});

const mine = (part: Partial<MyReminders> = {}): MyReminders => ({
  today: '2026-03-02',
  actions: [],
  more: false,
  reviews: [],
  old: [],
  mails: { site: { version: 0, on: true }, mine: { version: 0, on: true } },
  ...part,
});

beforeEach(() => {
  answer = mine();
  host().context = { ...host().context, moduleKey: 'debrief-home', extension: { type: 'globalPage' } };
  host().calls = { 'reminders.mine': () => ok(answer) };
});

describe('the page of the app', () => {
  test('shows what is due in words, with the way to its page and its issue', async () => {
    answer = mine({
      actions: [
        action(1, '2026-02-27', { issueKey: 'OPS-7' }),
        action(2, '2026-03-03', { pageId: '78' }),
        action(3, null),
      ],
    });
    openApp(host());
    const table = await screen.findByRole('table', { name: 'My open actions' });
    const [late, soon, never] = within(table).getAllByRole('row').slice(1);
    expect(late).toHaveTextContent('Task 1Due 3 days overdue27 Feb 2026Priority High');
    expect(soon).toHaveTextContent('due tomorrow3 Mar 2026');
    expect(never).toHaveTextContent('No date');
    expect(never).toHaveTextContent('None yet');
    if (!late) throw new Error('there are rows');
    const user = userEvent.setup();
    for (const link of within(late).getAllByRole('link')) await user.click(link);
    expect(host().opened).toMatchObject([
      { url: 'https://example.atlassian.net/wiki/pages/viewpage.action?pageId=77' },
      { url: 'https://example.atlassian.net/browse/OPS-7' },
    ]);
    expect(screen.queryByText(/There are more/)).not.toBeInTheDocument();
  });

  test('shows reviews with their deadlines, and that there is more than fits', async () => {
    const [missed, next] = ['2026-03-01T11:30:00.000Z', '2026-03-04T11:30:00.000Z'];
    answer = mine({
      actions: [action(1, '2026-02-27')],
      more: true,
      reviews: [
        { postmortemId: 'a', postmortemTitle: 'One', pageId: '1', deadline: missed, overdue: true },
        { postmortemId: 'b', postmortemTitle: 'Two', pageId: '2', deadline: next, overdue: false },
      ],
    });
    openApp(host());
    const list = await screen.findByRole('list', { name: 'Reviews due' });
    const [one, two] = within(list).getAllByRole('listitem');
    expect(one).toHaveTextContent(`Overduewas to be held by ${readable(missed)}`);
    expect(two).toHaveTextContent(`to be held by ${readable(next)}`);
    expect(two).not.toHaveTextContent('Overdue');
    expect(screen.getByText(/There are more than fit here/)).toBeVisible();
  });

  test('shows old postmortems with what is left to do', async () => {
    const old = { pageId: '3', resolvedAt: '2026-01-10T23:30:00.000Z' };
    answer = mine({
      old: [
        { postmortemId: 'a', postmortemTitle: 'One', ...old, openActions: true, unfinished: false },
        { postmortemId: 'b', postmortemTitle: 'Two', ...old, openActions: true, unfinished: true },
      ],
    });
    openApp(host());
    const list = await screen.findByRole('list', { name: 'Old postmortems' });
    const [one, two] = within(list).getAllByRole('listitem');
    expect(one).toHaveTextContent('Actions openincident resolved on 10 Jan 2026');
    expect(two).toHaveTextContent('Actions openNot finished');
    await userEvent.setup().click(within(list).getByRole('link', { name: /Two/ }));
    expect(host().opened).toMatchObject([
      { url: 'https://example.atlassian.net/wiki/pages/viewpage.action?pageId=3' },
    ]);
  });

  test('says so when nothing is due', async () => {
    openApp(host());
    expect(await screen.findByText('You own no open action.')).toBeVisible();
    expect(screen.getByText('No review is due.')).toBeVisible();
    expect(screen.getByText('None is left open.')).toBeVisible();
    expect(host().asked).toEqual([]);
  });

  test.each([
    ['failed', 'UNEXPECTED'],
    ['denied', 'NOT_SIGNED_IN'],
    ['preparing', 'PREPARING'],
  ] as const)('is %s with what to do', async (testId, code) => {
    host().calls['reminders.mine'] = () => failed(code, 'Why it is so.');
    openApp(host());
    expect(await screen.findByTestId(testId)).toHaveTextContent('Why it is so.');
    expect(screen.queryByRole('table', { name: 'My open actions' })).not.toBeInTheDocument();
  });

  test('is loading until it knows', async () => {
    host().calls['reminders.mine'] = () => new Promise(() => undefined);
    openApp(host());
    expect(await screen.findAllByText('Loading what is due for you')).not.toHaveLength(0);
  });
});

describe('my own mails', () => {
  test('are switched off and on again', async () => {
    let version = 0;
    host().calls['reminders.mute'] = ({ muted }) => {
      version += 1;
      answer = mine({ mails: { site: { version: 0, on: true }, mine: { version, on: !muted } } });
      return ok({ version });
    };
    openApp(host());
    const user = userEvent.setup();
    const box = await screen.findByRole('checkbox', { name: 'Don’t mail me' });
    expect(box).not.toBeChecked();
    await user.click(box);
    const said = screen.getByTestId('announcements');
    await waitFor(() => expect(said).toHaveTextContent('You get no mails any more'));
    expect(box).toBeChecked();
    await user.click(box);
    await waitFor(() => expect(said).toHaveTextContent('You get mails again'));
    expect(box).not.toBeChecked();
    expect(host().inputsOf('reminders.mute')).toMatchObject([
      { version: 0, muted: true },
      { version: 1, muted: false },
    ]);
  });

  test('stay as they are when it fails, and the retry is the same change', async () => {
    host().calls['reminders.mute'] = () => failed('UNEXPECTED', 'No answer.');
    openApp(host());
    const user = userEvent.setup();
    const box = await screen.findByRole('checkbox', { name: 'Don’t mail me' });
    await user.click(box);
    expect(await screen.findByRole('alert')).toHaveTextContent('No answer.');
    expect(box).not.toBeChecked();
    await user.click(box);
    await waitFor(() => expect(host().inputsOf('reminders.mute')).toHaveLength(2));
    const [first, second] = host().inputsOf('reminders.mute');
    expect(second).toEqual(first);
  });

  test('are nobody’s while an admin has switched them off', async () => {
    answer = mine({ mails: { site: { version: 1, on: false }, mine: { version: 0, on: true } } });
    openApp(host());
    expect(await screen.findByText(/An admin has switched these mails off/)).toBeVisible();
  });
});

describe('mails of the site', () => {
  const section = () => screen.findByRole('region', { name: 'Reminders by mail' });
  beforeEach(() => atSettings(host(), 'reviews'));

  test('are switched by an admin', async () => {
    let mails = { version: 0, on: true };
    host().calls['reminders.settings'] = () => ok(mails);
    host().calls['reminders.save-settings'] = ({ on, version }) => {
      mails = { version: version + 1, on };
      return ok({ version: mails.version });
    };
    openApp(host());
    const box = await within(await section()).findByRole('checkbox', { name: 'Send reminders by mail' });
    expect(box).toBeChecked();
    await userEvent.setup().click(box);
    await waitFor(() =>
      expect(screen.getByTestId('announcements')).toHaveTextContent('No reminders are sent by mail'),
    );
    expect(box).not.toBeChecked();
    expect(host().inputsOf('reminders.save-settings')).toMatchObject([{ version: 0, on: false }]);
  });

  test('that somebody else switched meanwhile are shown as they are now', async () => {
    let mails = { version: 0, on: true };
    host().calls['reminders.settings'] = () => ok(mails);
    host().calls['reminders.save-settings'] = () => {
      mails = { version: 1, on: false };
      return failed('CONFLICT', 'This was changed a moment ago.');
    };
    openApp(host());
    const box = await within(await section()).findByRole('checkbox', { name: 'Send reminders by mail' });
    await userEvent.setup().click(box);
    expect(await within(await section()).findByRole('alert')).toHaveTextContent('changed a moment ago');
    await waitFor(() => expect(box).not.toBeChecked());
  });

  test('fail by themselves, beside the rest', async () => {
    host().calls['reminders.settings'] = () => failed('UNEXPECTED', 'No answer.');
    openApp(host());
    expect(await within(await section()).findByTestId('failed', {}, { timeout: 8000 })).toBeVisible();
    expect(await screen.findByRole('button', { name: 'Save deadlines' })).toBeVisible();
  });
});
