import { idFrom } from '../../local/incident';
import { EDITOR, RESPONDER } from '../../local/site/people';
import type { CallInput } from '../../src/contract/calls';
import { ask, must, place } from '../support/debrief';
import { testFaults, type Work } from '../support/faulty-work';
import { freshDebrief } from '../support/fresh-debrief';

const debrief = freshDebrief();
const as = EDITOR.accountId;

const entries = (): CallInput<'timeline.add'> => ({
  place: place(debrief),
  changeId: idFrom('entries'),
  entries: ['10:00', '10:05', '10:15'].map((time, position) => ({
    id: idFrom('entry', time),
    at: `2026-03-01T${time}:00Z`,
    text: `at ${time}`,
    kind: 'symptom',
    source: '',
    position,
  })),
});

const mentioning = (): CallInput<'postmortem.save-section'> => ({
  place: place(debrief),
  changeId: idFrom('mention'),
  section: 'summary',
  version: 0,
  value: `[@](person:${RESPONDER.accountId}) noticed it.`,
});

const facts = (): CallInput<'impact.save'> => ({
  place: place(debrief),
  changeId: idFrom('facts'),
  version: 0,
  value: {
    figures: [],
    objective: { targetPercent: 99.9, windowDays: 28 },
    source: { kind: 'minutes', affectedPercent: 100 },
    dataLost: true,
    security: null,
    onCallPaged: null,
  },
});

const begin = () =>
  must(
    debrief,
    'postmortem.save-section',
    { ...mentioning(), changeId: idFrom('begin'), section: 'lessons', value: 'x' },
    as,
  );

async function standing() {
  const opened = await must(debrief, 'postmortem.open', { place: place(debrief) }, as);
  if (opened.kind !== 'postmortem') throw new Error('the postmortem is gone');
  return opened.postmortem;
}

const WORK: readonly Work[] = [
  {
    name: 'several entries at once: retried they are there once, each with its change',
    in: 'resolver',
    prepare: begin,
    run: () => ask(debrief, 'timeline.add', entries(), as).catch(() => null),
    outcome: async () => `${String((await standing()).timeline.length)} of 3 entries`,
    recover: () => Promise.resolve(),
    async expected() {
      expect(await ask(debrief, 'timeline.add', entries(), as)).toMatchObject({ ok: true });
      const { timeline } = await standing();
      expect(timeline.map(({ version, value }) => [version, value.text])).toEqual([
        [1, 'at 10:00'],
        [1, 'at 10:05'],
        [1, 'at 10:15'],
      ]);
    },
  },
  {
    name: 'a text that mentions somebody: whoever reads it can look them up',
    in: 'resolver',
    prepare: begin,
    run: () => ask(debrief, 'postmortem.save-section', mentioning(), as).catch(() => null),
    async outcome() {
      const { sections, people } = await standing();
      // Never a text whose people nobody can look up.
      if (sections.summary.value !== '') expect(people).toContain(RESPONDER.accountId);
      return sections.summary.value === '' ? 'no text' : 'the text';
    },
    recover: () => Promise.resolve(),
    async expected() {
      const retried = await ask(debrief, 'postmortem.save-section', mentioning(), as);
      expect(retried).toMatchObject({ ok: true, value: { version: 1, value: mentioning().value } });
      const { sections, people } = await standing();
      expect([sections.summary.value, people]).toEqual([mentioning().value, [RESPONDER.accountId]]);
      const stored = await debrief.host.sql.query('SELECT body FROM sections');
      expect(JSON.stringify(stored)).not.toContain(RESPONDER.accountId);
    },
  },
  {
    name: 'what a postmortem has once: retried it is one value',
    in: 'resolver',
    prepare: begin,
    run: () => ask(debrief, 'impact.save', facts(), as).catch(() => null),
    outcome: async () => `version ${String((await standing()).impact.version)}`,
    recover: () => Promise.resolve(),
    async expected() {
      expect(await ask(debrief, 'impact.save', facts(), as)).toMatchObject({
        ok: true,
        value: { version: 1 },
      });
      expect((await standing()).impact).toEqual({ version: 1, value: facts().value });
    },
  },
];

testFaults('report', debrief, WORK);
