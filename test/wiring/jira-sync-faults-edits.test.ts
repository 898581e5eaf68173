import { EDITOR } from '../../local/site/people';
import { must, place } from '../support/debrief';
import { ACTION, FaultyAction } from '../support/faulty-action';
import { testFaults, type Work } from '../support/faulty-work';
import { freshDebrief } from '../support/fresh-debrief';

const as = EDITOR.accountId;
const debrief = freshDebrief();
const site = new FaultyAction(debrief);

const WORK: readonly Work[] = [
  {
    name: 'update: an edit of the page is written to Jira',
    in: 'jira-sync-consumer',
    async prepare() {
      await site.linked();
      await site.edit({ title: 'Rehearse it monthly', priority: 'high', dueOn: '2026-06-01' });
    },
    run: () => debrief.host.drain(),
    outcome: site.outcome,
    // What Jira refused outright stands on the row with its reason, until somebody presses "try again".
    async recover() {
      await site.wait();
      if (Object.keys((await site.action()).issue.refused).length === 0) return;
      await must(debrief, 'actions.retry-sync', { place: place(debrief), actionIds: [ACTION] }, as);
      await site.wait();
    },
    async expected() {
      const fields = { summary: 'Rehearse it monthly', duedate: '2026-06-01', priority: { id: '2' } };
      expect(site.theIssue().fields).toMatchObject(fields);
      const { fields: page, issue } = await site.action();
      expect(page).toMatchObject({ title: 'Rehearse it monthly', priority: 'high', dueOn: '2026-06-01' });
      expect(issue).toMatchObject({ state: 'linked', pending: null, refused: {} });
    },
  },
  {
    name: 'take over: an edit of Jira comes to the page',
    in: 'jira-sync-consumer',
    async prepare() {
      await site.linked();
      debrief.jira.edit(as, site.theIssue().id, {
        fields: { summary: 'Said in Jira', duedate: '2026-07-01' },
      });
      await debrief.host.deliverEvents();
    },
    run: () => debrief.host.drain(),
    outcome: site.outcome,
    recover: () => site.wait(),
    async expected() {
      expect((await site.action()).fields).toMatchObject({ title: 'Said in Jira', dueOn: '2026-07-01' });
      expect(site.theIssue().fields).toMatchObject({ summary: 'Said in Jira', duedate: '2026-07-01' });
    },
  },
  {
    name: 'sweep: what no event told',
    in: 'hourly-sweep-fn',
    async prepare() {
      await site.linked();
      debrief.jira.moveTo(as, site.theIssue().id, 'Done');
      debrief.host.events.dropAll();
    },
    run: () => debrief.host.runScheduled('hourly-sweep').catch(() => undefined),
    outcome: site.outcome,
    recover: () => site.wait(),
    async expected() {
      expect((await site.action()).issue).toMatchObject({ state: 'linked', issueDone: true });
    },
  },
];

testFaults('jira-sync-edits', debrief, WORK);
