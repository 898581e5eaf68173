import { plainText } from '../../src/domain/adf/plain-text';
import { type PeriodEntry, periodSummaryText } from '../../src/domain/period-summary';

const entry = (some: Partial<PeriodEntry> = {}): PeriodEntry => ({
  title: 'Checkout was down',
  severity: 'SEV2',
  services: ['Checkout', 'API'],
  startedAt: '2026-03-01T10:00:00.000Z',
  resolvedAt: '2026-03-01T11:30:00.000Z',
  zone: 'Europe/Berlin',
  summary:
    'For ninety minutes nobody could pay, because the load balancer sent every request to the one host that was being replaced.',
  causes: [
    { text: 'Both hosts\nlooked alike', kind: 'root' },
    { text: 'The alert was late', kind: 'contributing' },
  ],
  actions: [
    { title: 'Rehearse the restore', state: 'open', dueOn: '2026-04-01' },
    { title: 'Name hosts apart', state: 'done', dueOn: null },
  ],
  lessons: '',
  ...some,
});

test('several incidents read as plain text', () => {
  const text = periodSummaryText(
    [
      entry(),
      entry({ title: 'Second', startedAt: null, summary: '', causes: [], actions: [], services: [] }),
    ],
    {
      from: '2026-03-01',
      to: '2026-03-31',
    },
  );
  expect(text).toBe(`Postmortems from 2026-03-01 to 2026-03-31
=========================================

2 incidents, 2 actions: 1 open, 1 done, 0 dropped.

1. Checkout was down (SEV2)
---------------------------
Started 2026-03-01 11:00 UTC+01:00 (Europe/Berlin), took 1 h 30 min.
Services: Checkout, API.

For ninety minutes nobody could pay, because the load balancer sent every
request to the one host that was being replaced.

Root causes:
- Both hosts looked alike

Contributing factors:
- The alert was late

Actions:
- [open, due 2026-04-01] Rehearse the restore
- [done] Name hosts apart

2. Second (SEV2)
----------------
Start not known.
`);
});

test('a summary loses its marks and its people', () => {
  expect(
    plainText(
      '**Big** [@](person:ada), see [that](https://example.com)\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |',
    ),
  ).toBe('Big someone, see that\n- one\n- two\na; b\n1; 2');
});
