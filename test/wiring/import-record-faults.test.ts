import { idFrom } from '../../local/incident';
import { ADMIN, EDITOR } from '../../local/site/people';
import type { RecordFile } from '../../src/contract/record-file';
import { recordFileOf } from '../../src/contract/record-file-of';
import { nextPart, piecesOf } from '../../src/contract/record-import';
import { aFullFile } from '../support/builders-files';
import { must, place } from '../support/debrief';
import { testFaults, type Work } from '../support/faulty-work';
import { freshDebrief } from '../support/fresh-debrief';

const debrief = freshDebrief();
const as = EDITOR.accountId;

/** One thing of each sort that is recorded in a way of its own. */
const FILE = ((): RecordFile => {
  const { record, ...file } = aFullFile();
  const [[cause], [action]] = [record.causes, record.actions];
  const { lifecycle } = record;
  if (!cause || !action || !lifecycle) throw new Error('the file lacks something');
  const deed = { by: ADMIN.accountId, at: '2026-03-06T09:00:00.000Z' };
  return {
    ...file,
    record: {
      ...record,
      services: ['Checkout'],
      sections: [{ key: 'summary', text: `It broke, said [@](person:${ADMIN.accountId}).` }],
      timeline: [],
      causes: [cause],
      impact: null,
      fiveWhys: [],
      factors: [],
      links: [],
      roles: [{ role: 'stakeholders', value: { people: ['', ADMIN.accountId] } }],
      reviewPlan: null,
      reviewMeeting: null,
      dismissedHints: [],
      actions: [{ ...action, owner: ADMIN.accountId, controls: [] }],
      externalSummary: null,
      lifecycle: {
        ...lifecycle,
        last: deed,
        approvals: [{ ...deed, by: '', revision: 'a'.repeat(64), round: 1 }],
        published: { ...deed, revision: 'a'.repeat(64) },
      },
    },
  };
})();

/** Sends what is left of the file, part by part, as the browser does. */
async function send(): Promise<void> {
  const { header, template } = FILE.record;
  const importId = idFrom('import');
  let left = piecesOf(FILE);
  while (left.length > 0) {
    const pieces = [...nextPart(left)];
    const part = { place: place(debrief), importId, header, template, pieces };
    const { done, kept } = await must(debrief, 'record.import', part, as);
    expect(kept).toBe(0);
    left = left.slice(done);
  }
}

async function exported(): Promise<RecordFile | null> {
  const opened = await must(debrief, 'postmortem.open', { place: place(debrief) }, as);
  return opened.kind === 'postmortem' ? recordFileOf(opened.postmortem, '', null) : null;
}

/** Every row that the import makes, by table; nothing else stands there. */
const rowsIn = async (): Promise<Record<string, number>> => {
  const tables = ['postmortems', 'templates', 'services', 'postmortem_services', 'sections', 'timeline'];
  const counts: Record<string, number> = {};
  for (const table of [...tables, 'causes', 'details', 'actions', 'changes']) {
    const [row] = await debrief.host.sql.query(`SELECT COUNT(*) AS number FROM ${table}`);
    counts[table] = Number(row?.['number']);
  }
  return counts;
};

const LISTS = ['services', 'sections', 'causes', 'roles', 'actions'] as const;

const WORK: readonly Work[] = [
  {
    name: 'an import: sent again it is one record, and the one of the file',
    in: 'resolver',
    prepare: () => Promise.resolve(),
    run: () => send().catch(() => null),
    async outcome() {
      const file = await exported();
      if (file === null) return 'nothing';
      const { record } = file;
      const counts = LISTS.map((list) => record[list].length);
      // Never twice, nor anything that is not in the file.
      for (const list of LISTS) expect(record[list].length).toBeLessThanOrEqual(FILE.record[list].length);
      expect(record.header).toEqual(FILE.record.header);
      expect(record.template).toEqual(FILE.record.template);
      expect([null, FILE.record.lifecycle]).toContainEqual(record.lifecycle);
      return `${String(counts.reduce((sum, count) => sum + count, 0))} of ${String(LISTS.length)} things`;
    },
    recover: send,
    async expected() {
      expect(await exported()).toEqual(FILE);
      await debrief.host.runScheduled('hourly-upkeep');
      const once = await rowsIn();
      expect(once).toMatchObject({ postmortems: 1, templates: 1, services: 1, details: 3, actions: 1 });
      await send();
      expect(await rowsIn()).toEqual(once);
      expect(await exported()).toEqual(FILE);
    },
  },
];

testFaults('import-record', debrief, WORK);
