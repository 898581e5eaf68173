import { RECORD_FORMAT, RECORD_FORMAT_VERSION, type RecordFile } from '../../src/contract/record-file';
import { BUILT_IN_TEMPLATE } from '../../src/domain/templates';
import { aHeader, anAction } from './builders';

/** A file in which something stands everywhere. */
export const aFullFile = (): RecordFile => ({
  format: RECORD_FORMAT,
  version: RECORD_FORMAT_VERSION,
  record: {
    header: aHeader({ zone: 'Europe/Berlin', acknowledgedAt: '2026-03-01T10:09:00.000Z' }),
    services: ['Checkout', 'Payments'],
    template: {
      blocks: [
        { key: 'x-costs', title: 'What it cost', prompt: 'In money.', required: true },
        ...BUILT_IN_TEMPLATE.blocks,
      ],
    },
    sections: [
      { key: 'lessons', text: '# Big\n\nA *lesson* for [@](person:ada).' },
      { key: 'summary', text: 'It broke at 10:00. عربي 😀' },
      { key: 'x-costs', text: 'About EUR 20,000.' },
    ],
    timeline: [
      {
        at: '2026-03-01T10:07:00.000Z',
        precision: 'exact',
        timeWords: '',
        link: 'https://grafana.example/d/1',
        text: 'An alert | fired\nand again',
        kind: 'detection',
        source: 'Grafana',
      },
      {
        at: null,
        precision: 'unknown',
        timeWords: 'later',
        link: '',
        text: 'Rolled back',
        kind: 'action',
        source: '',
      },
      {
        at: '2026-03-01T10:00:00.000Z',
        precision: 'hour',
        timeWords: '11:??',
        link: '',
        text: 'Latency rose',
        kind: 'symptom',
        source: '',
      },
    ],
    causes: [
      { kind: 'root', text: 'Both hosts looked alike', category: 'process', controls: ['iso-27001:A.5.27'] },
      { kind: 'contributing', text: 'The alert was late', category: 'unknown', controls: [] },
    ],
    impact: {
      figures: [
        { measure: 'users', value: 5000, unit: 'customers', certainty: 'about', words: 'without access' },
      ],
      objective: { targetPercent: 99.9, windowDays: 28 },
      source: { kind: 'minutes', affectedPercent: 20 },
      dataLost: false,
      security: null,
      onCallPaged: true,
    },
    fiveWhys: [
      {
        problem: 'Checkout was slow',
        steps: [
          { text: 'The cache was cold', evidence: [{ url: 'https://grafana.example/d/2', title: 'Cache' }] },
          { text: 'A config was wrong', evidence: [] },
        ],
      },
    ],
    factors: [{ category: 'tools', text: 'No dry run', controls: ['soc-2:CC7.4'] }],
    links: [{ kind: 'incident', url: 'https://pd.example/1', title: 'PD 1' }],
    roles: [
      { role: 'facilitator', value: { people: ['ada'] } },
      { role: 'scribe', value: { people: [''] } },
      { role: 'stakeholders', value: { people: ['bob', '', 'eve', ''] } },
    ],
    reviewPlan: {
      at: '2026-03-05T14:00:00.000Z',
      minutes: 60,
      invitees: ['ada', '', 'bob'],
      agenda: [{ title: 'Timeline, entry by entry', minutes: 60 }],
      sharedAt: '2026-03-03T09:00:00.000Z',
      deadline: '2026-03-06T00:00:00.000Z',
    },
    reviewMeeting: {
      startedAt: '2026-03-05T14:01:00.000Z',
      agreedAt: '2026-03-05T14:05:00.000Z',
      endedAt: '2026-03-05T15:00:00.000Z',
      heldAt: '2026-03-05T15:00:00.000Z',
      attendance: [
        { person: 'ada', role: 'facilitator', attended: true },
        { person: '', role: null, attended: false },
      ],
    },
    dismissedHints: [{ key: 'abc123', dismissed: true, reason: 'It is the name of a tool.' }],
    actions: [
      {
        ...anAction({ owner: 'ada', dueOn: '2026-04-01', status: 'committed' }),
        controls: ['iso-27001:A.5.24', 'own-list:7.1'],
        issue: null,
      },
      {
        ...anAction({ title: 'Write it down', status: 'dropped', dropReason: 'Done elsewhere' }),
        controls: [],
        issue: null,
      },
    ],
    externalSummary: {
      'what-happened': 'Orders were slow.',
      impact: 'Some of you waited.',
      'what-we-did': '',
      'what-next': 'We check configs.',
      contact: 'status@example.com',
    },
    lifecycle: {
      state: 'published',
      round: 2,
      reason: '',
      last: { by: 'ada', at: '2026-03-07T10:00:00.000Z' },
      approvals: [
        { by: '', at: '2026-03-06T09:00:00.000Z', revision: 'a'.repeat(64), round: 1 },
        { by: 'bob', at: '2026-03-07T09:00:00.000Z', revision: 'b'.repeat(64), round: 2 },
      ],
      approved: 'b'.repeat(64),
      published: { by: 'ada', at: '2026-03-07T10:00:00.000Z', revision: 'b'.repeat(64) },
    },
  },
});
