import fc from 'fast-check';
import type { AdfNode } from '../../src/domain/adf/builders';
import { markdownToAdf } from '../../src/domain/adf/markdown';
import { doc, inline, paragraph } from '../../src/domain/adf/builders';
import { postmortemToAdf } from '../../src/domain/adf/postmortem';
import { markdownOf } from '../../src/domain/markdown-document';
import { anAction, aCause, aHeader, anEntry, aLink, aLinkedIssue } from '../support/builders';
import { adfText } from '../support/builders-adf';

const names = (id: string) => ({ ada: 'Ada Lovelace' })[id] ?? 'somebody';

test('a report reads as a person would write it', () => {
  const report = postmortemToAdf({
    header: aHeader({ zone: 'Europe/Berlin' }),
    services: ['Checkout'],
    sections: { summary: 'It broke. Ask [@](person:ada).\n\n# Why\n\n- one\n- two\n\n```sh\nls | wc\n```' },
    timeline: [anEntry({ text: 'An alert | fired\nand again', link: 'https://grafana.example/d/1' })],
    causes: [aCause({ text: 'snake_case and *stars*' })],
    fiveWhys: [
      { id: 'c', problem: 'Slow', position: 1, steps: [{ id: 's', text: 'Cold cache', evidence: [] }] },
    ],
    factors: [],
    impact: null,
    links: [],
    roles: [{ role: 'facilitator', people: ['ada'] }],
    template: null,
    siteUrl: 'https://example.atlassian.net',
    actions: [
      { fields: anAction({ owner: 'ada', dueOn: '2026-04-01', status: 'committed' }), issue: aLinkedIssue() },
      { fields: anAction({ title: 'Second' }), issue: aLink() },
    ],
  });
  expect(markdownOf(report, names)).toBe(`# Checkout was down

- **Severity:** SEV2
- **Services:** Checkout
- **Started:** 2026-03-01 11:00 UTC+01:00 (Europe/Berlin)
- **Detected:** 2026-03-01 11:07 UTC+01:00 (Europe/Berlin)
- **Resolved:** 2026-03-01 12:30 UTC+01:00 (Europe/Berlin)
- **Time to detect:** 7 min
- **Time to acknowledge:** unknown: the first response is not known
- **Time to mitigate:** unknown: mitigation is not known
- **Time to resolve:** 1 h 30 min
- **Facilitator:** @Ada Lovelace

## Summary

It broke. Ask @Ada Lovelace.

### Why

- one
- two

\`\`\`sh
ls | wc
\`\`\`

## Timeline

| Time (Europe/Berlin) | What happened | Kind | Source |
| --- | --- | --- | --- |
| 2026-03-01 11:07 UTC+01:00 | An alert \\| fired<br>and again | detection | [Grafana](https://grafana.example/d/1) |

## Root causes

- snake_case and \\*stars\\* (process)

## 5 Whys

- **Slow**
  1. Cold cache

## Action items

| Task | Owner | Priority | Type | Due | State | Issue |
| --- | --- | --- | --- | --- | --- | --- |
| Rehearse the restore | @Ada Lovelace | critical | prevent | 2026-04-01 | open in Jira | [OPS-1](https://example.atlassian.net/browse/OPS-1) |
| Second | | critical | prevent | | proposed | |
`);
});

test('whatever words stand in a paragraph, they are read back as the same words', () => {
  const written = fc
    .string({
      unit: fc.constantFrom(
        'a',
        'b',
        ' ',
        '*',
        '_',
        '#',
        '-',
        '>',
        '`',
        '[',
        ']',
        '(',
        ')',
        '<',
        '\\',
        '1',
        '.',
        '!',
        '~',
        '|',
        '=',
        '+',
      ),
    })
    .map((text) => text.trim())
    .filter((text) => text !== '');
  fc.assert(
    fc.property(written, (text) => {
      const read = markdownToAdf(markdownOf(doc([paragraph(inline(text))]), names));
      expect(read.map((node: AdfNode) => node.type)).toEqual(['paragraph']);
      expect(read.map(adfText).join('')).toBe(text);
    }),
    { numRuns: 1000 },
  );
});

test('Markdown that people wrote comes back as the same document', () => {
  const text =
    '# A\n\n**b** *c* ~~d~~ `e`\n\n> quoted\n> on\n\n1. one\n   - two\n2. three\n\n---\n\n[f](https://example.com/a_(b))\n\n| a | b |\n| --- | --- |\n| 1 | x \\| y |';
  const once = markdownToAdf(text);
  expect(markdownToAdf(markdownOf(doc(once), names, 0))).toEqual(once);
});
