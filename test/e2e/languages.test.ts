import { expect as expectOf } from '@playwright/test';
import type { FrameLocator } from 'playwright-core';
import { idFrom } from '../../local/incident';
import { EDITOR } from '../../local/site/people';
import type { CallName } from '../../src/contract/calls';
import { openSection } from '../support/e2e-writing';
import { E2ePage } from '../support/e2e-actions';
import type { Visit } from '../support/e2e-site';
import { freshE2eSite } from '../support/fresh-e2e-site';

jest.setTimeout(400_000);

const site = freshE2eSite();
const expectPage = expectOf.configure({ timeout: 60_000 });

const WORDS = [
  'מסד הנתונים הראשי היה מלא בשעה 10:00, והגיבוי נכשל.',
  'كانت قاعدة البيانات ممتلئة في الساعة 10:00 وفشل النسخ الاحتياطي.',
  '主数据库在十点钟磁盘已满,备份也失败了。',
  '프라이머리 데이터베이스의 디스크가 가득 찼다.',
  'プライマリのディスクがいっぱいになった。',
  'Zoe\u0308 a\u0301 n\u0303 y\u030a: q\u0307\u0323 stays one letter. ไฟล์ กำลัง ทำงาน',
  '👩‍🚒🔥 🏳️‍🌈 👨‍👩‍👧‍👦 🇩🇪 everything burned, **calmly**.',
  'Der _Failover_ dauerte 20 Minuten — `pg_ctl promote` שלום.',
];
const LONGEST = 32_767;
const TIMELINE = 500;
const ACTIONS = 200;

/** Paragraphs and lists in all these languages, as long as a section can be. */
function longText(): string {
  const blocks: string[] = [];
  for (let n = 0, length = 0; length < LONGEST; n += 1) {
    const words = WORDS[n % WORDS.length] ?? '';
    const block = n % 5 === 4 ? `- ${words}\n- ${String(n)}` : `${String(n)} ${words}`;
    blocks.push(block);
    length += block.length + 2;
  }
  const cut = blocks.join('\n\n').slice(0, LONGEST - 20);
  return `${cut.slice(0, cut.lastIndexOf('\n\n'))}\n\n`.padEnd(LONGEST, 'x');
}

const page = new E2ePage(site);

/** On a busy machine the pretend site may answer too late; the same change may be sent again. */
async function patiently<T>(send: () => Promise<T>): Promise<T> {
  for (let left = 4; ; left -= 1)
    try {
      return await send();
    } catch (error) {
      if (left === 0 || !String(error).includes('CONFLUENCE_UNAVAILABLE')) throw error;
    }
}

async function fill(text: string): Promise<void> {
  const { place } = page;
  const config = { title: 'שלום 🚒 数据库', services: ['PostgreSQL'] };
  const changeId = idFrom('languages', 'summary');
  await patiently(() =>
    page.call('postmortem.save-section', {
      place,
      config,
      changeId,
      section: 'summary',
      version: 0,
      value: text,
    }),
  );
  for (let from = 0; from < TIMELINE; from += 100)
    await patiently(() =>
      page.call('timeline.add', {
        place,
        config,
        changeId: idFrom('languages', 'entries', String(from)),
        entries: Array.from({ length: 100 }, (_, n) => ({
          id: idFrom('languages', 'entry', String(from + n)),
          at: new Date(Date.UTC(2026, 2, 3, 10, 0, 0) + (from + n) * 60_000).toISOString(),
          precision: 'exact' as const,
          timeWords: '',
          link: '',
          text: `${WORDS[n % WORDS.length] ?? ''} ${String(from + n)}`,
          kind: 'symptom' as const,
          source: '',
          position: from + n,
        })),
      }),
    );
  for (let n = 0; n < ACTIONS; n += 1)
    await patiently(() => page.action(`${WORDS[n % WORDS.length] ?? ''} ${String(n)}`));
}

/** What the first call of this name has cost since so many functions had run. */
function costOf(name: CallName, before: number) {
  const invocation = site.host.invocations.slice(before).find(({ call }) => call === name);
  return invocation && { requests: invocation.requests, statements: invocation.statements };
}

async function open(options: { dark?: boolean } = {}): Promise<{ visit: Visit; app: FrameLocator }> {
  const visit = await site.person(EDITOR, options);
  const app = await visit.open(page.address);
  await expectPage(app.getByRole('button', { name: 'Edit Summary', exact: true })).toBeVisible();
  return { visit, app };
}

test('a page with everything in every language opens, is edited and saved', async () => {
  const text = longText();
  expect(text).toHaveLength(LONGEST);
  await fill(text);
  const before = site.host.invocations.length;
  const { visit, app } = await open();
  await expectPage(app.getByTestId('timeline-entry').first()).toBeVisible();
  await expectPage(app.getByRole('row').first()).toBeVisible();
  expect(costOf('postmortem.open', before)).toEqual({ requests: 1, statements: 2 });
  await visit.picture('60-languages');

  const box = await openSection(app, 'Summary');
  await expectPage(box.locator('p').first()).toBeVisible();
  await box.locator('p').first().click();
  await visit.page.keyboard.press('Home');
  // One character makes room for another: the text is as long as it may be.
  await visit.page.keyboard.press('Delete');
  await visit.page.keyboard.type('字');
  await visit.page.screenshot({ path: 'test-output/e2e/61-languages-editor.png' });
  await app.getByRole('form', { name: 'Summary' }).getByRole('button', { name: 'Save' }).click();
  await expectPage(app.getByRole('form', { name: 'Summary' })).toHaveCount(0);
  expect(costOf('postmortem.save-section', before)).toEqual({ requests: 1, statements: 3 });
  await expectPage(app.getByRole('region', { name: 'Summary', exact: true })).toContainText(
    `字${text.slice(1, 20)}`,
  );
  expect(visit.problems).toEqual([]);
  await visit.context.close();
});
