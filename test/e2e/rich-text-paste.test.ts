import { EDITOR } from '../../local/site/people';
import { DOCS, SLACK, WORD } from '../support/clipboards';
import { clear, markdownOf, openSection, paste } from '../support/e2e-writing';
import { freshE2eSite } from '../support/fresh-e2e-site';
import { expectPage } from '../support/expect-page';

jest.setTimeout(120_000);

const site = freshE2eSite();

test.each([
  [
    'Word',
    { 'text/html': WORD, 'text/plain': 'Outage' },
    [
      '# Outage',
      'The **disk** was *full*, see [the runbook](https://example.com/run).',
      '- First\n  - Below it\n- Second',
      '1. Numbered',
      '| **Time** | What |\n| - | - |\n| 23:27 | Data removed |',
    ],
  ],
  [
    'Google Docs',
    { 'text/html': DOCS, 'text/plain': 'Impact' },
    [
      '## Impact',
      '**5,037** *projects* ~~maybe~~ lost [data](https://example.com/d)',
      '- outer\n  - inner',
      '1. step',
      '`df -h`',
      'bad',
    ],
  ],
  [
    'Slack',
    { 'text/html': SLACK, 'text/plain': 'Seeing lag' },
    [
      'Seeing **lag** and `pg_basebackup` *hangs* [graph](https://example.com/g)',
      '> we are on it',
      '- restart\n- wait',
      '```\nERROR 1\nERROR 2\n```',
    ],
  ],
  [
    'a text editor',
    { 'text/plain': '## Plan\n\n- [ ] **one**\n- [x] two\n\nfirst\nsecond [no](javascript:x)' },
    ['## Plan', '- [ ] **one**\n- [x] two', 'first\\\nsecond [no](javascript:x)'],
  ],
] as const)('what is pasted from %s keeps its formatting, and nothing else', async (_from, kinds, blocks) => {
  const visit = await site.person(EDITOR);
  const app = await visit.open(`/wiki/spaces/ENG/pages/${site.seeded.pages.postmortem}`);
  const box = await openSection(app, 'Summary');
  await clear(visit.page, box);
  await paste(box, kinds);
  await expectPage(box).not.toBeEmpty();
  expect(await markdownOf(app, 'Summary')).toBe(blocks.join('\n\n'));
  await expectPage(box.locator('[href^="javascript"]')).toHaveCount(0);
  expect(visit.problems).toEqual([]);
  await visit.context.close();
});
