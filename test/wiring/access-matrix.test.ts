import { randomUUID } from 'node:crypto';
import { bridgeContext } from '../../local/bridge-context';
import { ADMIN, EDITOR, FORMER_USER, RESPONDER, STRANGER, VIEWER } from '../../local/site/people';
import { doc, paragraph, text } from '../../local/site/writing';
import { CALLS, type CallName } from '../../src/contract/calls';
import type { Answer } from '../../src/contract/failure';
import { place } from '../support/debrief';
import { freshDebrief } from '../support/fresh-debrief';
import { aValueOf } from '../support/schema-values';

const debrief = freshDebrief();

const PEOPLE = {
  editor: EDITOR.accountId,
  'viewer without Jira': VIEWER.accountId,
  'no access to the space': STRANGER.accountId,
  admin: ADMIN.accountId,
  'former user': FORMER_USER.accountId,
  anonymous: null,
} as const;
type Who = keyof typeof PEOPLE;
type Where = 'open page' | 'confidential page';

/** What each may do there, said here once more and not read from the code. */
const MAY: Record<Where, Record<Who, 'edit' | 'view' | 'nothing'>> = {
  'open page': {
    editor: 'edit',
    'viewer without Jira': 'view',
    'no access to the space': 'nothing',
    admin: 'edit',
    'former user': 'nothing',
    anonymous: 'nothing',
  },
  'confidential page': {
    editor: 'edit',
    'viewer without Jira': 'nothing',
    'no access to the space': 'nothing',
    admin: 'nothing',
    'former user': 'nothing',
    anonymous: 'nothing',
  },
};

/** Calls that need less than the right to edit the page, and those of admins. All others are for editors. */
const SIGNED_IN = [
  'postmortem.begin',
  'services.known',
  'release-gate.services',
  'release-gate.overview',
  'release-gate.page',
  'release-gate.decisions-of',
  'release-gate.waiving',
  'reminders.mine',
  'reminders.mute',
  'controls.lists',
  'controls.evidence',
  'record.period-summary',
];
const VIEWERS = [
  'postmortem.open',
  'services.list',
  'release-gate.on-page',
  'jira-mapping.of-page',
  'actions.refresh',
  'history.read',
];
const ADMINS =
  /^(templates|jira-mapping|jira-sync|release-gate|approval|review-deadlines|reminders|services|history)\.(?!attach|detach)|^controls\.save-lists$/;

/** About a project or an issue of Jira: in OPS of all who have Jira, in TEAM of two people. */
const IN_JIRA = /^release-gate\.(of-project|link-version|of-issue)$/;
const SEE: Record<Where, readonly Who[]> = {
  'open page': ['editor', 'no access to the space', 'admin'],
  'confidential page': ['editor'],
};
let inJira: Record<Where, { projectId: string; issueId: string }>;
beforeEach(() => {
  const at = (key: string) => {
    const projectId = debrief.jira.projects().find((project) => project.key === key)?.id ?? '';
    const issuetype = { id: debrief.jira.setup(key).issueTypes.at(1) };
    const fields = { project: { id: projectId }, issuetype, summary: 'Release it' };
    return { projectId, issueId: debrief.jira.create(EDITOR.accountId, { fields }).id };
  };
  inJira = { 'open page': at('OPS'), 'confidential page': at('TEAM') };
});

let confidential: { pageId: string; localId: string };
beforeEach(() => {
  const pageId = debrief.confluence.addPage({
    spaceId: debrief.seeded.spaces.engineering,
    title: 'For few eyes',
    authorId: EDITOR.accountId,
    body: doc(paragraph(text('Not for everybody.'))),
    readers: [EDITOR.accountId, RESPONDER.accountId],
  });
  confidential = { pageId, localId: 'a-macro' };
});

function inputOf(name: CallName, where: Where, words = 'words'): Record<string, unknown> {
  const input = aValueOf(CALLS[name].input, words, randomUUID) as Record<string, unknown>;
  if ('place' in input) input['place'] = where === 'open page' ? place(debrief) : confidential;
  if ('pageId' in input)
    input['pageId'] = where === 'open page' ? place(debrief).pageId : confidential.pageId;
  if ('config' in input) input['config'] = {};
  if (IN_JIRA.test(name)) Object.assign(input, inJira[where]);
  return input;
}

async function ask(name: CallName, input: unknown, who: Who): Promise<Answer<unknown>> {
  const accountId = PEOPLE[who];
  const context = bridgeContext({ as: accountId ?? '' }, 'postmortem', 'macro');
  if (accountId === null) delete context['accountId'];
  const outcome = await debrief.host.callResolver(name, input, context, accountId ?? undefined);
  if (!outcome.success) throw new Error(`${name} as ${who}: ${outcome.error.errorMessage}`);
  return outcome.body as Answer<unknown>;
}

const NAMES = Object.keys(CALLS) as CallName[];

/** What the matrix says of one call: `yes`, or the code with which it is refused. */
function expected(name: CallName, who: Who, where: Where): string {
  if (PEOPLE[who] === null) return 'NOT_SIGNED_IN';
  if (SIGNED_IN.includes(name)) return 'yes';
  if (IN_JIRA.test(name)) return SEE[where].includes(who) ? 'yes' : 'NOT_FOUND';
  const isForAdmins = ADMINS.test(name) && !VIEWERS.includes(name);
  if (isForAdmins) return who === 'admin' ? 'yes' : 'NOT_ALLOWED';
  const may = MAY[where][who];
  if (may === 'nothing') return 'NOT_FOUND';
  return may === 'edit' || VIEWERS.includes(name) ? 'yes' : 'NOT_ALLOWED';
}

/** Sentences with which the one place that says no says it; a capability refuses in words of its own. */
const NO =
  /^(Log in to Confluence|There is no published page here|There is no project here|There is no issue here|You may read this page but not edit it|Only people who administer Confluence|Only people whom the policy)/;

function verdictOf(answer: Answer<unknown>): string {
  if (answer.ok || !NO.test(answer.failure.message)) return 'yes';
  return answer.failure.code;
}

test.each(['open page', 'confidential page'] as const)(
  'every call by everybody on the %s is let through or refused as the matrix says',
  async (where) => {
    const wrong: string[] = [];
    const table: string[] = [];
    for (const who of Object.keys(PEOPLE) as Who[]) {
      const counts = new Map<string, number>();
      for (const name of NAMES) {
        const answer = await ask(name, inputOf(name, where), who);
        const verdict = verdictOf(answer);
        counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
        if (verdict !== expected(name, who, where)) wrong.push(`${name} as ${who}: ${verdict}`);
        if (!answer.ok && answer.failure.code === 'UNEXPECTED') wrong.push(`${name} as ${who}: UNEXPECTED`);
      }
      const said = [...counts].map(([verdict, count]) => `${verdict} ${String(count)}`).join(', ');
      table.push(`  ${who.padEnd(24)} ${said}`);
    }
    process.stdout.write(`${String(NAMES.length)} calls on the ${where}:\n${table.join('\n')}\n`);
    expect(wrong).toEqual([]);
  },
);

const WORD = 'quokka';
const SERVICE = 'wallaby';

test('words of a confidential postmortem are in no answer to others and in no line of the log', async () => {
  const kept: string[] = [];
  for (const name of NAMES.filter((each) => CALLS[each].access === 'edit-page')) {
    const input = inputOf(name, 'confidential page', name === 'services.attach' ? SERVICE : WORD);
    if ((await ask(name, input, 'editor')).ok) kept.push(name);
  }
  const own = JSON.stringify(
    await ask('postmortem.open', inputOf('postmortem.open', 'confidential page'), 'editor'),
  );
  // The words are there at all, from each part of a report.
  expect(own.split(WORD).length).toBeGreaterThan(10);
  expect(own).toContain(SERVICE);
  expect(kept.length).toBeGreaterThan(10);

  const leaks: string[] = [];
  let bytes = 0;
  for (const who of Object.keys(PEOPLE) as Who[])
    for (const where of ['open page', 'confidential page'] as const)
      for (const name of NAMES) {
        if (who === 'editor') continue;
        const text = JSON.stringify(await ask(name, inputOf(name, where), who));
        bytes += text.length;
        if (text.includes(WORD)) leaks.push(`${name} on the ${where} tells ${who}`);
        // Whoever administers the gate sees the names of its subjects.
        if (text.includes(SERVICE) && !(who === 'admin' && CALLS[name].access === 'administer'))
          leaks.push(`${name} on the ${where} names the service to ${who}`);
      }
  await debrief.host.drain();
  for (const line of debrief.host.logs)
    if (JSON.stringify(line).includes(WORD) || JSON.stringify(line).includes(SERVICE))
      leaks.push(`log: ${JSON.stringify(line).slice(0, 200)}`);
  process.stdout.write(
    `${String(kept.length)} calls wrote, ${String(bytes)} bytes of answers to others searched, ${String(debrief.host.logs.length)} log lines\n`,
  );
  expect(leaks).toEqual([]);
});
