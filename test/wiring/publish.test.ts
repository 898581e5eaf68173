import { idFrom } from '../../local/incident';
import { ADMIN, EDITOR, STRANGER, VIEWER } from '../../local/site/people';
import { SEEDED_MACRO } from '../../local/site/seed';
import type { LifecycleView } from '../../src/contract/lifecycle';
import { ask, place } from '../support/debrief';
import { freshDebrief } from '../support/fresh-debrief';
import { publishing } from '../support/publishing';

const debrief = freshDebrief();
const { editor, lifecycle, reviewed, publish, step, page, found, write } = publishing(debrief);

test('from a draft to a page that search finds by its service, its cause and its words', async () => {
  expect((await found('postmortem-published', 'label')).length).toBe(0);
  await reviewed();
  const { lifecycle: published, labelled } = await publish();
  expect([published.state, labelled]).toEqual(['published', true]);
  const { pageId } = place(debrief);
  expect(await found('postmortem-published', 'label')).toEqual([pageId]);
  for (const words of ['Basket', 'misconfigured balancer', 'latency spiked for everybody'])
    expect(await found(words)).toEqual([pageId]);
  expect(await found('misconfigured balancer', 'text', STRANGER)).toEqual([]);
});

test('the version says what it is, is by whoever pressed, and leaves the rest of the page as it was', async () => {
  await reviewed();
  const before = await page();
  await publish();
  const after = await page();
  expect(after).toMatchObject({
    title: before.title,
    version: {
      number: before.version.number + 1,
      authorId: EDITOR.accountId,
      message: 'Snapshot of the approved postmortem',
    },
  });
  const rest = after.content.filter((node) => !JSON.stringify(node).includes('Published report (snapshot'));
  expect(rest).toEqual(before.content);
  const at = after.content.findIndex(({ attrs }) => attrs?.['localId'] === SEEDED_MACRO);
  expect(after.content[at + 1]?.type).toBe('expand');
});

test('pressed twice it is one version; after a change it waits for another approval', async () => {
  await reviewed();
  await publish();
  const { version } = await page();
  await publish({ changeId: idFrom('publish', 'again') });
  expect((await page()).version.number).toBe(version.number);
  await write('summary', 'Latency was worse than we thought.', 'later', 1);
  const changed: LifecycleView = await lifecycle();
  expect(changed).toMatchObject({
    state: 'in-review',
    changed: ['section:summary'],
    published: { isCurrent: false },
  });
  const early = await ask(
    debrief,
    'lifecycle.publish',
    { place: place(debrief), changeId: idFrom('early'), from: 'published', revision: changed.revision },
    editor,
  );
  expect(early).toMatchObject({ ok: false, failure: { code: 'CONFLICT' } });
  await step({ step: 'approve', from: 'in-review', revision: changed.revision }, ADMIN.accountId, 'second');
  await publish({ changeId: idFrom('publish', 'second') });
  expect(await found('worse than we thought')).toHaveLength(1);
  expect(await found('latency spiked for everybody')).toEqual([]);
});

test('whoever may only read takes no step, and whoever may not see it is told of no page', async () => {
  await reviewed();
  const { revision } = await lifecycle();
  const input = { place: place(debrief), changeId: idFrom('denied'), from: 'approved' as const, revision };
  expect(await ask(debrief, 'lifecycle.publish', input, VIEWER.accountId)).toMatchObject({
    failure: { code: 'NOT_ALLOWED' },
  });
  expect(await ask(debrief, 'lifecycle.publish', input, STRANGER.accountId)).toMatchObject({
    failure: { code: 'NOT_FOUND' },
  });
  const send = {
    place: place(debrief),
    changeId: idFrom('denied'),
    from: 'draft' as const,
    step: 'send' as const,
  };
  expect(await ask(debrief, 'lifecycle.step', send, VIEWER.accountId)).toMatchObject({
    failure: { code: 'NOT_ALLOWED' },
  });
  expect(await ask(debrief, 'approval.rules', {}, EDITOR.accountId)).toMatchObject({
    failure: { code: 'NOT_ALLOWED' },
  });
});

test('no name and no account stands in the log of who approved', async () => {
  await reviewed();
  await publish();
  const rows = await debrief.host.sql.query(
    "SELECT what, old_value, new_value FROM changes WHERE what LIKE 'lifecycle-%'",
  );
  expect(rows.map((row) => row['what']).sort()).toEqual([
    'lifecycle-approved',
    'lifecycle-published',
    'lifecycle-sent',
  ]);
  for (const { accountId } of [EDITOR, ADMIN]) expect(JSON.stringify(rows)).not.toContain(accountId);
});
