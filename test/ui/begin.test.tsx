import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CallInput } from '../../src/contract/calls';
import { NewPostmortem } from '../../static/src/begin/new-postmortem';
import { failed, freshHost, ok, openPart } from './support/fake-host';

const host = freshHost();
const SPACES = [
  { id: '1', key: 'ENG', name: 'Engineering' },
  { id: '2', key: 'OPS', name: 'Operations' },
  { id: '3', key: 'READ', name: 'Read only' },
];
const WRITABLE = ['1', '2'];

beforeEach(() => {
  host().calls['services.known'] = () => ok(['Checkout']);
  host().confluence = (path) => {
    const id = /\/wiki\/api\/v2\/spaces\/(\d+)\?include-operations=true$/.exec(path)?.[1];
    if (id === undefined) return { status: 200, body: { results: SPACES } };
    const create = WRITABLE.includes(id) ? [{ operation: 'create', targetType: 'page' }] : [];
    const operations = { results: [{ operation: 'read', targetType: 'space' }, ...create] };
    return { status: 200, body: { id, operations } };
  };
});

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const sent = () => host().inputsOf('postmortem.begin') as CallInput<'postmortem.begin'>[];

async function filledIn(title = 'Checkout is down') {
  openPart(host(), <NewPostmortem siteUrl="https://example.atlassian.net" onClose={() => undefined} />);
  const user = userEvent.setup();
  await user.type(screen.getByRole('textbox', { name: /Incident title/ }), title);
  await user.click(await screen.findByRole('radio', { name: /Engineering/ }));
  return user;
}

test('only spaces are offered in which the viewer may create pages, and typing narrows them down', async () => {
  const user = await filledIn();
  const offered = () => screen.queryAllByRole('radio').map((radio) => radio.closest('label')?.textContent);
  expect(offered()).toEqual(['Engineering (ENG)', 'Operations (OPS)']);
  await user.type(screen.getByRole('textbox', { name: /Find a space/ }), 'ops');
  // The chosen one stays in sight.
  await waitFor(() => expect(offered()).toEqual(['Engineering (ENG)', 'Operations (OPS)']));
  await user.click(screen.getByRole('radio', { name: /Operations/ }));
  await waitFor(() => expect(offered()).toEqual(['Operations (OPS)']));
});

test('where there is no space to create pages in, it says what to do', async () => {
  host().confluence = () => ({ status: 200, body: { results: [] } });
  openPart(host(), <NewPostmortem siteUrl="https://example.atlassian.net" onClose={() => undefined} />);
  expect(await screen.findByText(/There is no space in which you may create pages/)).toBeVisible();
  await userEvent.click(button('Create page'));
  expect(sent()).toEqual([]);
});

test('among very many spaces it looks no further than forty, and asks for a part of the name', async () => {
  const many = Array.from({ length: 60 }, (_, index) => ({
    id: String(100 + index),
    key: `S${String(index)}`,
    name: `Space ${String(index).padStart(2, '0')}`,
  }));
  const before = host().confluence;
  host().confluence = (path, body) =>
    path.includes('limit=') ? { status: 200, body: { results: many } } : before(path, body);
  WRITABLE.push('155');
  openPart(host(), <NewPostmortem siteUrl="https://example.atlassian.net" onClose={() => undefined} />);
  expect(await screen.findByText(/Among so many spaces none was found yet/)).toBeVisible();
  expect(host().asked.filter((path) => path.includes('include-operations'))).toHaveLength(40);
  await userEvent.type(screen.getByRole('textbox', { name: /Find a space/ }), 'space 55');
  expect(await screen.findByRole('radio', { name: 'Space 55 (S55)' })).toBeVisible();
  expect(host().asked.filter((path) => path.includes('include-operations'))).toHaveLength(41);
});

test('creates the page once, however often it is pressed, opens it and forgets the draft', async () => {
  let answer: (
    value: ReturnType<typeof ok<{ kind: 'created'; pageId: string; labelled: boolean }>>,
  ) => void = () => undefined;
  host().calls['postmortem.begin'] = () => new Promise((resolve) => (answer = resolve));
  const user = await filledIn();
  await user.type(
    screen.getByRole('textbox', { name: /Link to the incident/ }),
    'https://incidents.example/1',
  );
  await user.dblClick(button('Create page'));
  answer(ok({ kind: 'created', pageId: '900', labelled: true }));
  await waitFor(() => expect(host().opened).toHaveLength(1));
  expect(host().opened).toEqual([expect.objectContaining({ target: 'contentView', contentId: '900' })]);
  expect(sent()).toEqual([
    expect.objectContaining({
      spaceId: '1',
      title: 'Checkout is down',
      tried: [],
      config: {
        title: 'Checkout is down',
        severity: 'SEV2',
        services: [],
        zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        link: 'https://incidents.example/1',
      },
    }),
  ]);
  expect(localStorage).toHaveLength(0);
});

test('what is missing is said beside its field, and nothing is sent', async () => {
  openPart(host(), <NewPostmortem siteUrl="https://example.atlassian.net" onClose={() => undefined} />);
  const user = userEvent.setup();
  await screen.findByRole('radio', { name: /Engineering/ });
  await user.type(screen.getByRole('textbox', { name: /Link to the incident/ }), 'javascript:alert(1)');
  await user.click(button('Create page'));
  expect(screen.getByRole('textbox', { name: /Incident title/ })).toHaveAccessibleDescription(
    /Give the incident a title/,
  );
  expect(screen.getByRole('textbox', { name: /Link to the incident/ })).toHaveAccessibleDescription(
    /must be a web address/,
  );
  expect(screen.getByText('Choose the space for the page.')).toBeVisible();
  await waitFor(() => expect(screen.getByRole('textbox', { name: /Incident title/ })).toHaveFocus());
  expect(sent()).toEqual([]);
});

test('a title that is taken can be changed with one click; the incident keeps its own', async () => {
  host().calls['postmortem.begin'] = ({ title }) =>
    ok(
      title === 'Checkout is down'
        ? { kind: 'title-taken', offer: 'Checkout is down (2)' }
        : { kind: 'created', pageId: '900', labelled: true },
    );
  const user = await filledIn();
  await user.click(button('Create page'));
  const alert = await screen.findByTestId('begin-taken');
  expect(alert).toHaveTextContent('There is a page “Checkout is down” in this space already');
  expect(screen.getByRole('textbox', { name: /Title of the page/ })).toHaveValue('Checkout is down');
  await user.click(within(alert).getByRole('button', { name: 'Create it as “Checkout is down (2)”' }));
  await waitFor(() => expect(host().opened).toHaveLength(1));
  expect(sent().map(({ title, config, tried }) => [title, config.title, tried])).toEqual([
    ['Checkout is down', 'Checkout is down', []],
    ['Checkout is down (2)', 'Checkout is down', []],
  ]);
});

test('after an unclear outcome, a reload and another title the page is looked for where it was tried', async () => {
  let answers = 0;
  host().calls['postmortem.begin'] = () => {
    answers += 1;
    if (answers === 1) return ok({ kind: 'unclear' });
    if (answers === 2) throw new Error('the connection broke');
    return ok({ kind: 'created', pageId: '900', labelled: true });
  };
  let user = await filledIn();
  await user.click(button('Create page'));
  expect(await screen.findByTestId('begin-unclear')).toHaveTextContent('creates no second one');
  document.body.replaceChildren();
  openPart(host(), <NewPostmortem siteUrl="https://example.atlassian.net" onClose={() => undefined} />);
  user = userEvent.setup();
  expect(screen.getByRole('textbox', { name: /Incident title/ })).toHaveValue('Checkout is down');
  await waitFor(() => expect(screen.getByRole('radio', { name: /Engineering/ })).toBeChecked());
  await user.type(screen.getByRole('textbox', { name: /Incident title/ }), ' again');
  await user.click(button('Create page'));
  await screen.findByTestId('begin-unclear');
  await user.click(button('Create page'));
  await waitFor(() => expect(host().opened).toHaveLength(1));
  const first = { spaceId: '1', title: 'Checkout is down' };
  const second = { spaceId: '1', title: 'Checkout is down again' };
  expect(sent().map(({ tried }) => tried)).toEqual([[], [first], [first, second]]);
  expect(new Set(sent().map(({ localId }) => localId)).size).toBe(1);
});

test('a refusal says why, keeps everything, and is no place where the page may stand', async () => {
  host().calls['postmortem.begin'] = () => failed('NOT_ALLOWED', 'You may not create pages in this space.');
  const user = await filledIn();
  await user.click(button('Create page'));
  expect(await screen.findByTestId('begin-failed')).toHaveTextContent(
    'You may not create pages in this space.',
  );
  expect(screen.getByRole('textbox', { name: /Incident title/ })).toHaveValue('Checkout is down');
  await user.click(button('Create page'));
  await waitFor(() => expect(sent()).toHaveLength(2));
  expect(sent()[1]?.tried).toEqual([]);
});

test('a page without its label is there all the same; the label can be tried again', async () => {
  let labelled = false;
  host().calls['postmortem.begin'] = () => ok({ kind: 'created', pageId: '900', labelled });
  const user = await filledIn();
  await user.click(button('Create page'));
  expect(await screen.findByTestId('begin-created')).toHaveTextContent('It has no label “postmortem” yet');
  expect(host().opened).toEqual([]);
  labelled = true;
  await user.click(button('Try the label again'));
  await waitFor(() => expect(host().opened).toHaveLength(1));
  expect(sent()[1]?.tried).toEqual([{ spaceId: '1', title: 'Checkout is down' }]);
});
