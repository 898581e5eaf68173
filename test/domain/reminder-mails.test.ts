import fc from 'fast-check';
import { PRIORITIES } from '../../src/domain/actions';
import { type MailLine, type NamedIssue, planMails, reminderMail } from '../../src/domain/reminder-mails';
import { type Reminder, REMINDER_KINDS } from '../../src/domain/reminders';

const TODAY = '2026-03-02';
const DEADLINE = '2026-03-04T11:30:00.000Z';

const issue = (number: number, some: Partial<NamedIssue> = {}): NamedIssue => ({
  issueId: String(10_000 + number),
  issueKey: `OPS-${String(number)}`,
  projectId: '1',
  summary: 'A task',
  shared: true,
  ...some,
});

const line = (
  number: number,
  marker: string,
  priority: MailLine['priority'] = 'low',
  some: Partial<NamedIssue> = {},
): MailLine => {
  const kind = priority === null ? 'review-soon' : marker < TODAY ? 'overdue' : 'due-soon';
  return {
    reminder: { kind, subjectId: `s-${String(number)}`, marker },
    issue: issue(number, some),
    priority,
  };
};

const keys = (mails: readonly (readonly MailLine[])[]) =>
  mails.map((mail) => mail.map((one) => one.issue.issueKey));

describe('lines of one person', () => {
  it('go together in one mail of their project, the most urgent first', () => {
    const lines = [
      line(1, DEADLINE, null),
      line(2, '2026-03-03', 'critical'),
      line(3, '2026-03-01', 'low'),
      line(4, '2026-02-01', 'low'),
      line(5, '2026-03-01', 'high'),
      line(6, '2026-03-03', 'low'),
      line(7, '2026-03-02', 'low'),
      line(8, '2026-03-02', 'low', { projectId: '2' }),
    ];
    expect(keys(planMails(lines))).toEqual([
      ['OPS-5', 'OPS-4', 'OPS-3', 'OPS-2', 'OPS-7', 'OPS-6', 'OPS-1'],
      ['OPS-8'],
    ]);
    expect(planMails([])).toEqual([]);
  });

  it('go by themselves where not everybody of the project may see the issue', () => {
    const lines = [
      line(1, '2026-03-01'),
      line(2, '2026-03-01', 'low', { shared: false }),
      line(3, '2026-03-03', 'low', { shared: false }),
      { ...line(3, DEADLINE, null, { shared: false }), issue: issue(3, { shared: false }) },
    ];
    expect(keys(planMails(lines))).toEqual([['OPS-1'], ['OPS-2'], ['OPS-3', 'OPS-3']]);
  });

  it('are each in exactly one mail, and no mail names what its first issue does not vouch for', () => {
    const anyIssue = fc.record({
      number: fc.integer({ min: 1, max: 9 }),
      shared: fc.boolean(),
      projectId: fc.constantFrom('1', '2'),
    });
    const anyLine = fc
      .record({
        of: anyIssue,
        kind: fc.constantFrom(...REMINDER_KINDS),
        priority: fc.constantFrom(...PRIORITIES, null),
      })
      .map(({ of, kind, priority }): MailLine => ({
        reminder: { kind, subjectId: 's', marker: '2026-03-01' },
        issue: issue(of.number, { shared: of.shared, projectId: of.projectId }),
        priority,
      }));
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 30 }), (lines) => {
        const mails = planMails(lines);
        const planned = mails.flat();
        expect(planned).toHaveLength(lines.length);
        expect(new Set(planned)).toEqual(new Set(lines));
        for (const mail of mails)
          for (const { issue: named } of mail)
            if (named.issueId !== mail[0].issue.issueId)
              expect([named.shared, mail[0].issue.shared, named.projectId]).toEqual([
                true,
                true,
                mail[0].issue.projectId,
              ]);
      }),
    );
  });
});

describe('the mail', () => {
  const mailOf = (...[first, ...others]: [MailLine, ...MailLine[]]) =>
    reminderMail([first, ...others], TODAY);

  it('says in plain words what is late, what is soon, which reviews are due, and how to stop it', () => {
    const mail = mailOf(
      line(1, '2026-02-27', 'low', { summary: 'Rehearse the restore' }),
      line(2, '2026-03-03'),
      line(3, DEADLINE, null),
    );
    expect(mail.subject).toBe('1 action overdue, 1 action due soon, 1 review due');
    expect(mail.textBody).toBe(
      [
        'You own these actions of postmortems, or recorded a postmortem that something is left to do about.',
        '',
        'Overdue',
        '- OPS-1 Rehearse the restore: due on 27 February 2026, 3 days overdue',
        '',
        'Due soon',
        '- OPS-2 A task: due on 3 March 2026, due tomorrow',
        '',
        'Reviews',
        '- The review of the postmortem that OPS-3 is an action of is to be held by 4 March 2026, 11:30 UTC',
        '',
        'Dates and days are those of UTC. You are told once of each date.',
        'To get no such mails, open Debrief among the apps of Confluence and choose “Don’t mail me”.',
      ].join('\n'),
    );
    expect(mail.htmlBody).toContain(
      '<p><strong>Overdue</strong></p><ul><li>OPS-1 Rehearse the restore: due on 27 February 2026, 3 days overdue</li></ul>',
    );
  });

  it('about one action says so in its subject', () => {
    expect(mailOf(line(1, '2026-03-01')).subject).toBe('OPS-1 is 1 day overdue');
    expect(mailOf(line(1, DEADLINE, null)).subject).toBe('1 review due');
    expect(mailOf(line(1, '2026-03-01'), line(2, '2026-03-01')).subject).toBe('2 actions overdue');
  });

  it('about a review that was missed allows for its having been held', () => {
    const reminder: Reminder = { kind: 'review-overdue', subjectId: 'p', marker: '2026-03-01T11:30:00.000Z' };
    expect(mailOf({ reminder, issue: issue(1), priority: null }).textBody).toContain(
      'was to be held by 1 March 2026, 11:30 UTC. If it was, note on the page when',
    );
  });

  it('about old postmortems says what is left, and counts each once', () => {
    const old = (kind: Reminder['kind'], number: number): MailLine => ({
      reminder: { kind, subjectId: `p-${String(number)}`, marker: '2026-02-01T11:30:00.000Z' },
      issue: issue(number),
      priority: null,
    });
    expect(mailOf(old('still-open', 1)).subject).toBe('1 old postmortem');
    const { subject, textBody } = mailOf(
      line(4, '2026-03-01'),
      old('still-open', 1),
      old('unfinished', 1),
      old('unfinished', 2),
    );
    expect(subject).toBe('1 action overdue, 2 old postmortems');
    expect(textBody).toContain(
      [
        'Old postmortems',
        '- Weeks after the incident, actions of the postmortem that OPS-1 is an action of are still open. Do them, plan them anew or drop them',
        '- A month after the incident, the postmortem that OPS-1 is an action of still lacks its summary or its causes',
      ].join('\n'),
    );
  });

  it('takes a title for what it is: words', () => {
    const summary = `<img src=x onerror="alert('1')">&\u202Elmth\r\n- OPS-9 is done\u2028`;
    const { textBody, htmlBody } = mailOf(line(1, '2026-03-01', 'low', { summary }));
    expect(htmlBody).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp; lmth - OPS-9');
    expect(htmlBody).not.toContain('<img');
    expect(textBody.split('\n').filter((words) => words.startsWith('- '))).toHaveLength(1);
    expect(textBody).not.toMatch(/[\u202A-\u202E\u2028\r]/);
  });
});
