import { EDITOR } from '../../local/site/people';
import { must, place } from '../support/debrief';
import { ACTION, FaultyAction } from '../support/faulty-action';
import { testFaults, type Work } from '../support/faulty-work';
import { freshDebrief } from '../support/fresh-debrief';

const as = EDITOR.accountId;
const debrief = freshDebrief();
const site = new FaultyAction(debrief);
let existingId = '';

const WORK: readonly Work[] = [
  {
    name: 'link: an issue that exists',
    in: 'resolver',
    async prepare() {
      await site.unlinked();
      existingId = site.existing();
    },
    run: () =>
      site.press('actions.link-issue', { place: place(debrief), actionId: ACTION, issueId: existingId }),
    outcome: site.outcome,
    async recover() {
      await site.press('actions.link-issue', {
        place: place(debrief),
        actionId: ACTION,
        issueId: existingId,
      });
      await site.wait();
    },
    async expected() {
      expect((await site.action()).issue).toMatchObject({ state: 'linked', issueId: existingId });
      expect(debrief.jira.issues()).toHaveLength(1);
      expect(site.theIssue().fields['summary']).toBe('Was there before');
      expect(debrief.jira.remoteLinks(existingId)).toHaveLength(1);
    },
  },
  {
    name: 'unlink: both are kept',
    in: 'resolver',
    prepare: () => site.linked(),
    run: () => site.press('actions.unlink-issue', { place: place(debrief), actionId: ACTION }),
    outcome: site.outcome,
    async recover() {
      await site.press('actions.unlink-issue', { place: place(debrief), actionId: ACTION });
      await site.wait();
    },
    async expected() {
      expect((await site.action()).issue).toMatchObject({ state: 'none', issueId: null });
      expect(debrief.jira.issues()).toHaveLength(1);
    },
  },
  {
    name: 'transition: done by the page, over three hops',
    in: 'resolver',
    prepare: () => site.linked(),
    run: () => site.press('actions.move-issue', { place: place(debrief), actionId: ACTION, goal: 'done' }),
    outcome: site.outcome,
    async recover() {
      await must(
        debrief,
        'actions.move-issue',
        { place: place(debrief), actionId: ACTION, goal: 'done' },
        as,
      );
    },
    async expected() {
      expect(site.theIssue().fields['status']).toMatchObject({ statusCategory: { key: 'done' } });
      expect((await site.action()).issue).toMatchObject({ state: 'linked', issueDone: true });
    },
  },
];

testFaults('jira-sync-links', debrief, WORK);
