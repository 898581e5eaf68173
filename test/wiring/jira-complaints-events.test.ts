import { EDITOR } from '../../local/site/people';
import { must, place } from '../support/debrief';
import { freshDebrief } from '../support/fresh-debrief';
import { FollowedAction } from '../support/followed-action';

/** What integrators complain about, each met by somebody in another product. The numbers are our own list's. */
const debrief = freshDebrief();
const followed = new FollowedAction(debrief);

const as = EDITOR.accountId;
const MINUTE = 60_000;

/** Everything that somebody did in Jira within a minute, each an event of its own. */
function busy(id: string): void {
  debrief.jira.edit(as, id, { fields: { summary: 'First words' } });
  debrief.jira.moveTo(as, id, 'Done');
  debrief.jira.edit(as, id, { fields: { summary: 'Last words', duedate: '2026-09-09' } });
  debrief.jira.moveTo(as, id, 'In Progress');
}

async function isAsInJira(): Promise<void> {
  const { fields, issue } = await followed.now();
  expect(fields).toMatchObject({ title: 'Last words', dueOn: '2026-09-09' });
  expect(issue).toMatchObject({ state: 'linked', issueDone: false });
}

describe('18 events of Jira', () => {
  test.each(['as-sent', 'reversed', 'shuffled'] as const)(
    'delivered %s and twice end where Jira is, and write nothing to it',
    async (order) => {
      const id = await followed.linked();
      busy(id);
      const histories = debrief.jira.history(id).length;
      await debrief.host.deliverEvents({ order, twice: true });
      await debrief.host.drain({ twice: true });
      await isAsInJira();
      await followed.settle();
      await isAsInJira();
      expect(debrief.jira.history(id)).toHaveLength(histories);
    },
  );

  test('late by hours find the page as the sweep left it, and change nothing', async () => {
    const id = await followed.linked();
    busy(id);
    const late = { eventType: 'avi:jira:updated:issue', payload: { issue: { id, key: 'OPS-1' } } };
    await followed.settle();
    await isAsInJira();
    const { version } = await followed.now();
    for (let times = 0; times < 3; times += 1) debrief.host.emit(late);
    await debrief.host.deliverEvents();
    await debrief.host.advance(MINUTE);
    await isAsInJira();
    expect((await followed.now()).version).toBe(version);
  });

  test('that say an issue was deleted are not believed while Jira has it', async () => {
    const id = await followed.linked();
    const payload = { issue: { id, key: 'OPS-1' } };
    debrief.host.emit({ eventType: 'avi:jira:deleted:issue', payload });
    await debrief.host.deliverEvents();
    await debrief.host.advance(MINUTE);
    expect((await followed.now()).issue).toMatchObject({ state: 'linked', issueId: id });
    debrief.jira.moveTo(as, id, 'Done');
    await must(debrief, 'actions.refresh', { place: place(debrief), actionIds: [followed.id] }, as);
    expect((await followed.now()).issue.issueDone).toBe(true);
  });

  test('about issues that are nobody’s here, unknown or gone, change nothing', async () => {
    await followed.linked();
    const { version } = await followed.now();
    const fields = { project: { id: '10000' }, issuetype: { id: '10001' }, summary: 'Not ours' };
    debrief.jira.create(as, { fields });
    debrief.host.emit({ eventType: 'avi:jira:updated:issue', payload: { issue: { id: '1', key: 'OPS-2' } } });
    await debrief.host.deliverEvents({ order: 'reversed', twice: true });
    await debrief.host.advance(MINUTE);
    expect((await followed.now()).version).toBe(version);
    const opened = await must(debrief, 'postmortem.open', { place: place(debrief) }, as);
    expect(opened.kind === 'postmortem' && opened.postmortem.actions).toHaveLength(1);
  });
});
