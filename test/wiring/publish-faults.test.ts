import { freshDebrief } from '../support/fresh-debrief';
import { testFaults, type Work } from '../support/faulty-work';
import { publishing } from '../support/publishing';

const debrief = freshDebrief();
const { approve, complete, lifecycle, page, publish, reviewed } = publishing(debrief);

/** Version of the page before anything is published on it. */
const FIRST = 1;

async function onPage() {
  const { content, names, version } = await page();
  const snapshots = JSON.stringify(content).split('Published report (snapshot').length - 1;
  return { snapshots, version: version.number, names };
}

/** How often it was recorded: the row has its last change before the log does. */
const recorded = async (what: string): Promise<number> => {
  const rows = await debrief.host.sql.query(
    `SELECT id FROM changes WHERE what = '${what}' UNION SELECT change_id FROM details WHERE change_what = '${what}'`,
  );
  return rows.length;
};

const WORK: readonly Work[] = [
  {
    name: 'an approval: retried it is one approval',
    in: 'resolver',
    prepare: complete,
    run: () => approve().catch(() => null),
    async outcome() {
      const { state, approvals } = await lifecycle();
      expect([state, approvals.length]).toEqual(state === 'approved' ? ['approved', 1] : ['in-review', 0]);
      return state;
    },
    recover: async () => {
      if ((await lifecycle()).state === 'in-review') await approve();
    },
    async expected() {
      expect(await lifecycle()).toMatchObject({ state: 'approved', approvals: [{ counts: true }] });
      expect(await recorded('lifecycle-approved')).toBe(1);
    },
  },
  {
    name: 'publishing: retried it is one snapshot and one version',
    in: 'resolver',
    prepare: reviewed,
    run: () => publish().catch(() => null),
    async outcome() {
      const { state } = await lifecycle();
      const { snapshots, version, names } = await onPage();
      // Never said to be published where it is not, and never there twice.
      if (state === 'published') expect(snapshots).toBe(1);
      expect([snapshots, version]).toEqual(snapshots === 0 ? [0, FIRST] : [1, FIRST + 1]);
      const label = names.includes('postmortem-published') ? 'labelled' : 'not labelled';
      return `${state}, ${String(snapshots)} snapshots, ${label}`;
    },
    recover: () => publish(),
    async expected() {
      expect(await lifecycle()).toMatchObject({ state: 'published', published: { isCurrent: true } });
      expect(await onPage()).toEqual({
        snapshots: 1,
        version: FIRST + 1,
        names: ['database', 'postmortem', 'postmortem-published'],
      });
      expect(await recorded('lifecycle-published')).toBe(1);
    },
  },
];

testFaults('publish', debrief, WORK);
