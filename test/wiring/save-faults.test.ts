import { idFrom } from '../../local/incident';
import { EDITOR, RESPONDER } from '../../local/site/people';
import type { CallInput } from '../../src/contract/calls';
import { ask, must, place } from '../support/debrief';
import { testFaults, type Work } from '../support/faulty-work';
import { freshDebrief } from '../support/fresh-debrief';

const debrief = freshDebrief();

type Section = CallInput<'postmortem.save-section'>;

const saveOf = (version: number, value: string, change: string): Section => ({
  place: place(debrief),
  changeId: idFrom('save', change),
  config: {
    title: 'Checkout is down',
    severity: 'SEV1',
    services: ['Checkout', 'Payments'],
    link: 'https://incidents.example/4711',
  },
  section: 'summary',
  version,
  value,
});

const save = (input: Section, as = EDITOR.accountId) =>
  ask(debrief, 'postmortem.save-section', input, as).catch(() => null);

async function standing() {
  const opened = await must(debrief, 'postmortem.open', { place: place(debrief) }, EDITOR.accountId);
  if (opened.kind === 'draft') return { text: '', services: [], links: [] };
  const { sections, services, links } = opened.postmortem;
  return {
    text: sections.summary.value,
    services: services.map((service) => service.name),
    links: links.map(({ value }) => value.url),
  };
}

const outcome = async () => {
  const { text, services } = await standing();
  return `${text === '' ? 'no text' : `"${text}"`}, ${String(services.length)} services`;
};

const nothing = () => Promise.resolve();
const firstText = () => save(saveOf(0, 'First text', 'first'));

const WORK: readonly Work[] = [
  {
    name: 'the first save: retried it makes one record with its services, its link and its text',
    in: 'resolver',
    prepare: nothing,
    run: () => save(saveOf(0, 'Nobody could pay.', 'first')),
    outcome,
    recover: nothing,
    async expected() {
      const retried = await save(saveOf(0, 'Nobody could pay.', 'first'));
      expect(retried).toMatchObject({ ok: true, value: { version: 1 } });
      expect(await standing()).toEqual({
        text: 'Nobody could pay.',
        services: ['Checkout', 'Payments'],
        links: ['https://incidents.example/4711'],
      });
      const records = await debrief.host.sql.query('SELECT COUNT(*) AS n FROM postmortems');
      expect(Number(records[0]?.['n'])).toBe(1);
    },
  },
  {
    name: 'a later save: retried it is one change, and the text is there',
    in: 'resolver',
    prepare: firstText,
    run: () => save(saveOf(1, 'Second text', 'second')),
    outcome,
    recover: nothing,
    async expected() {
      const retried = await save(saveOf(1, 'Second text', 'second'));
      expect(retried).toMatchObject({ ok: true, value: { version: 2 } });
      expect((await standing()).text).toBe('Second text');
    },
  },
  {
    name: 'somebody else saves after the failure: both changes stand in the log, and no text is lost unsaid',
    in: 'resolver',
    prepare: firstText,
    run: () => save(saveOf(1, 'Mine', 'mine')),
    outcome,
    recover: nothing,
    async expected() {
      // A killed function may still be running its statement while the other one reads; both orders are fine.
      const wasSaved = (await standing()).text === 'Mine';
      const theirs = await save(saveOf(wasSaved ? 2 : 1, 'Theirs', 'theirs'), RESPONDER.accountId);
      expect(theirs).toMatchObject({ ok: true });
      // Either mine had been committed before theirs, and repeating it is success; or I am shown theirs.
      expect(await save(saveOf(1, 'Mine', 'mine'))).toMatchObject(
        wasSaved ? { ok: true } : { ok: false, failure: { code: 'CONFLICT', current: { value: 'Theirs' } } },
      );
      expect((await standing()).text).toBe('Theirs');
    },
  },
];

testFaults('save', debrief, WORK);
