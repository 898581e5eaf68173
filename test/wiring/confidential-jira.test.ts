import { idFrom } from '../../local/incident';
import { doc, paragraph, text } from '../../local/site/writing';
import { ADMIN, EDITOR, RESPONDER } from '../../local/site/people';
import { APP_ACCOUNT } from '../../local/site/protocol';
import { actionInput, createInput, must } from '../support/debrief';
import { freshDebrief } from '../support/fresh-debrief';

const debrief = freshDebrief();

const as = EDITOR.accountId;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const id = (name: string) => idFrom('confidential', name);
const [CREATED, LINKED, KEPT] = ['created', 'linked', 'kept'].map(id) as [string, string, string];

/** Words that stand on the page, one for each place, and nowhere else in the world. */
const PLANTED = {
  pageTitle: 'quokkatitle',
  header: 'quokkaheader',
  sections: ['summary', 'impact', 'went-well', 'went-badly', 'lucky', 'lessons'] as const,
  timeline: 'quokkatimeline',
  source: 'quokkasource',
  cause: 'quokkacause',
  service: 'quokkaservice',
  action: 'quokkaaction',
  dropReason: 'quokkareason',
};
const wordOf = (section: string) => `quokka${section.replace('-', '')}`;

let place: { pageId: string; localId: string };
/** Everything that Jira was sent, by whomever. */
let received: string[];

beforeEach(() => {
  const pageId = debrief.confluence.addPage({
    spaceId: debrief.seeded.spaces.engineering,
    title: `A ${PLANTED.pageTitle} for few eyes`,
    authorId: as,
    body: doc(paragraph(text('quokkabody'))),
    readers: [as, RESPONDER.accountId, APP_ACCOUNT],
  });
  place = { pageId, localId: 'a-macro' };
  received = [];
  const handle = debrief.host.products.handle.bind(debrief.host.products);
  jest.spyOn(debrief.host.products, 'handle').mockImplementation((product, request) => {
    const { method, path, query, body } = request;
    if (product === 'jira') received.push(JSON.stringify({ method, path, query: query.toString(), body }));
    return handle(product, request);
  });
});
afterEach(() => jest.restoreAllMocks());

/** The postmortem with a planted word wherever somebody can write one. */
async function written(): Promise<void> {
  const change = (name: string) => ({ place, changeId: id(`change ${name}`) });
  const resolvedAt = new Date(debrief.clock.now() - 60 * HOUR).toISOString();
  for (const section of PLANTED.sections) {
    const config = { title: PLANTED.header, severity: 'SEV1' as const, resolvedAt };
    const value = `A ${wordOf(section)} of it`;
    const input = { ...change(section), config, section, version: 0, value };
    await must(debrief, 'postmortem.save-section', input, as);
  }
  const entry = { id: id('entry'), at: resolvedAt, text: PLANTED.timeline, kind: 'trigger' as const };
  const timed = { ...change('entry'), version: 0, value: { ...entry, source: PLANTED.source, position: 1 } };
  await must(debrief, 'timeline.save', timed, as);
  const cause = { id: id('cause'), kind: 'root' as const, text: PLANTED.cause, category: 'bug' as const };
  await must(
    debrief,
    'causes.save',
    { ...change('cause'), version: 0, value: { ...cause, position: 1 } },
    as,
  );
  await must(debrief, 'services.attach', { ...change('service'), name: PLANTED.service }, as);
}

const soon = () => new Date(debrief.clock.now() + DAY).toISOString().slice(0, 10);

async function save(actionId: string, version: number, fields: Parameters<typeof actionInput>[3]) {
  const input = actionInput(debrief, actionId, 1, { dueOn: soon(), ...fields });
  const changeId = id(`${actionId} ${String(version)}`);
  await must(debrief, 'actions.save', { ...input, place, changeId, version }, as);
}

async function versionOf(actionId: string): Promise<number> {
  const opened = await must(debrief, 'postmortem.open', { place }, as);
  const actions = opened.kind === 'postmortem' ? opened.postmortem.actions : [];
  return actions.find((action) => action.id === actionId)?.version ?? 0;
}

/** What anybody with the issues, or with a mail, can come to read. */
const everything = () => [...received, JSON.stringify(debrief.jira.snapshot())].join('\n').toLowerCase();

test('Jira never gets a word of the page but the actions’ own: created, linked, edited, dropped, closed, reminded, unlinked', async () => {
  await written();
  await save(CREATED, 0, { title: 'Rehearse the restore' });
  await save(LINKED, 0, { title: 'Name an owner of backups' });
  await save(KEPT, 0, { title: PLANTED.action });
  const made = await must(debrief, 'actions.create-issues', createInput(debrief, [CREATED], { place }), as);
  const created = made.actions[0]?.issue.issueId ?? '';
  const fields = { project: { id: '10000' }, issuetype: { id: '10001' }, summary: 'Backups need an owner' };
  const linked = debrief.jira.create(as, { fields }).id;
  await must(debrief, 'actions.link-issue', { place, actionId: LINKED, issueId: linked }, as);
  await debrief.host.advance(HOUR);

  await save(CREATED, await versionOf(CREATED), { title: 'Rehearse it monthly', priority: 'high' });
  const dropped = { status: 'dropped', dropReason: PLANTED.dropReason } as const;
  await save(LINKED, await versionOf(LINKED), { title: 'Name an owner', ...dropped });
  await debrief.host.advance(3 * HOUR);
  expect(debrief.jira.issue(created)?.fields).toMatchObject({ summary: 'Rehearse it monthly' });
  const links = [created, linked].map((issue) => debrief.jira.remoteLinks(issue).map(({ object }) => object));
  const url = expect.stringMatching(new RegExp(`/wiki/spaces/ENG/pages/${place.pageId}$`)) as string;
  const title = 'Postmortem in Confluence';
  expect(links).toMatchObject([
    [{ title, url, status: { resolved: false } }],
    [{ title, url, status: { resolved: true } }],
  ]);

  await debrief.host.runScheduled('daily-reminders');
  await debrief.host.drain();
  expect(debrief.jira.mails(as).map(({ subject }) => subject)).toContain('1 action due soon, 1 review due');
  const move = { place, actionId: CREATED, goal: 'done' as const };
  expect(await must(debrief, 'actions.move-issue', move, as)).toMatchObject({ kind: 'moved' });
  await must(debrief, 'actions.unlink-issue', { place, actionId: LINKED }, as);
  await debrief.host.advance(3 * HOUR);
  for (const issue of [created, linked]) debrief.jira.watch(ADMIN.accountId, issue);

  const said = everything();
  expect(said).toContain('rehearse it monthly');
  expect(said).not.toContain('quokka');
});

test('the words are there to be found: Confluence gives them away to the app, in the page’s address as well', async () => {
  await written();
  const path = `/wiki/api/v2/pages/${place.pageId}`;
  const actor = { kind: 'app' } as const;
  const { body } = await debrief.host.request('confluence', 'GET', path, { as: actor });
  const page = JSON.stringify(body).toLowerCase();
  expect(page).toContain(`/pages/${place.pageId}/a+${PLANTED.pageTitle}+for+few+eyes`);
  await save(KEPT, 0, { title: PLANTED.action });
  await must(debrief, 'actions.create-issues', createInput(debrief, [KEPT], { place }), as);
  expect(everything()).toContain(PLANTED.action);
});
