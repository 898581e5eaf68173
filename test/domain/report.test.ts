import fc from 'fast-check';
import { ACTION_STATUSES, ISSUE_STATES } from '../../src/domain/actions';
import type { AdfNode } from '../../src/domain/adf/builders';
import { notice, postmortemToAdf, type Report } from '../../src/domain/adf/postmortem';
import { BUILT_IN_TEMPLATE } from '../../src/domain/templates';
import { aCause, aHeader, anAction, anEntry, aLink, aLinkedIssue } from '../support/builders';
import { adfFaults, adfText } from '../support/builders-adf';
import { INCIDENTS, incident, inOurWords } from '../support/builders-incidents';

const aReport = (some: Partial<Report> = {}): Report => ({
  header: aHeader(),
  services: ['Checkout'],
  sections: { summary: 'It broke.' },
  timeline: [anEntry()],
  causes: [aCause()],
  fiveWhys: [],
  factors: [],
  impact: null,
  links: [],
  roles: [],
  template: null,
  siteUrl: 'https://example.atlassian.net',
  actions: [{ fields: anAction(), issue: aLink() }],
  ...some,
});

function reportOf(id: string): Report {
  const words = inOurWords(incident(id));
  return {
    ...aReport(),
    ...words,
    actions: words.actions.map((fields) => ({ fields, issue: aLink() })),
  };
}

const headings = (report: Report) =>
  (postmortemToAdf(report).content ?? []).filter((node) => node.type === 'heading').map(adfText);

/** The rows of the table under a heading, as words. */
function tableUnder(report: Report, title: string): string[][] {
  const content = postmortemToAdf(report).content ?? [];
  const place = content.findIndex((node) => node.type === 'heading' && adfText(node) === title);
  const rows: readonly AdfNode[] = content[place + 1]?.content ?? [];
  return rows.map((row) => (row.content ?? []).map(adfText));
}

describe('a postmortem as a document', () => {
  it('follows its template, with the sections of its own, and loses none that the template lacks', () => {
    const [summary, ...rest] = BUILT_IN_TEMPLATE.blocks;
    const costs = { key: 'x-costs', title: 'What it cost', prompt: '', required: true } as const;
    const report = aReport({
      sections: { summary: 'It broke.', 'x-costs': 'A day.', 'x-left-over': 'Words.' },
      template: { blocks: [costs, ...rest, summary!] },
    });
    expect(adfFaults(postmortemToAdf(report))).toEqual([]);
    expect(headings(report).slice(1)).toEqual([
      'What it cost',
      'Timeline',
      'Root causes',
      'Action items',
      'Summary',
      'left-over',
    ]);
  });

  it('mentions people by their accounts; a closed one is a former user', () => {
    const summary = '**Thanks** to [@](person:557058:ann), and to **[@Bob](person:nobody)**.';
    const report = aReport({
      sections: { summary: `${summary}\n\n| [@](person:a1) |\n|---|\n| [@](person:a1) |` },
    });
    const adf = postmortemToAdf(report);
    expect(adfFaults(adf)).toEqual([]);
    const json = JSON.stringify(adf);
    expect(json).toContain('{"type":"mention","attrs":{"id":"557058:ann"}}');
    expect(json).toContain('@former user');
    expect(json).not.toContain('Bob');
  });

  it.each(INCIDENTS.map(({ id }) => id))('is valid and complete: %s', (id) => {
    const report = reportOf(id);
    const adf = postmortemToAdf(report);
    expect(adfFaults(adf)).toEqual([]);
    const words = adfText(adf);
    for (const said of [
      report.header.title,
      ...report.services,
      ...report.timeline.map((entry) => entry.text),
      ...report.causes.map((cause) => cause.text),
      ...report.actions.map((action) => action.fields.title),
    ])
      expect(words).toContain(said);
  });

  it('tells times in the incident’s zone, in reading order, and never a negative duration', () => {
    const etcd = postmortemToAdf(reportOf('etcd-3.5'));
    expect(adfText(etcd)).toContain('Time to resolve: 8424 h 0 min');
    const rows = tableUnder(reportOf('dfds-2023-nodes'), 'Timeline').map((row) => row.slice(0, 2));
    const [restored, ticket] = ['Mail: service restored', 'Sev 1 ticket raised'].map((words) =>
      rows.findIndex((row) => row[1] === words),
    );
    expect(ticket).toBe((restored ?? 0) - 1);
    expect(rows[1]).toEqual(['2023-02-13 07:30 UTC', 'Scheduled rollover set containerd as runtime']);
    const reversed = aReport({ header: aHeader({ resolvedAt: '2026-02-01T00:00:00.000Z' }) });
    expect(adfText(postmortemToAdf(reversed))).toContain(
      'Time to resolve: invalid: resolution is before start',
    );
    expect(adfText(postmortemToAdf(reportOf('aws-s3-2017')))).toContain('Time to detect: unknown');
  });

  it('says how well a time is known, in which zone, and where it can be looked up', () => {
    const report = aReport({
      header: aHeader({ zone: 'Europe/Berlin', startedAt: '2026-03-01T09:00:00.000Z' }),
      timeline: [
        anEntry({
          id: 'a',
          at: '2026-03-01T10:00:00.000Z',
          precision: 'hour',
          timeWords: '11:??',
          kind: 'detection',
        }),
        anEntry({
          id: 'b',
          at: '2026-03-01T10:30:00.000Z',
          precision: 'about',
          timeWords: 'after lunch',
          position: 2,
        }),
        anEntry({
          id: 'c',
          at: '2026-03-01T11:00:00.000Z',
          kind: 'mitigation',
          source: 'Grafana',
          link: 'https://grafana.example.com/d/1',
          position: 3,
        }),
      ],
    });
    expect(tableUnder(report, 'Timeline').map(([time]) => time)).toEqual([
      'Time (Europe/Berlin)',
      '2026-03-01 11:?? UTC+01:00',
      '2026-03-01 about 11:30 UTC+01:00 (“after lunch”)',
      '2026-03-01 12:00 UTC+01:00',
    ]);
    const adf = postmortemToAdf(report);
    expect(adfFaults(adf)).toEqual([]);
    expect(JSON.stringify(adf)).toContain('"href":"https://grafana.example.com/d/1"');
    expect(adfText(adf)).toContain('Started: 2026-03-01 10:00 UTC+01:00 (Europe/Berlin)');
    expect(adfText(adf)).toContain(
      'Mitigated: 2026-03-01 12:00 UTC+01:00 (Europe/Berlin), from the timeline',
    );
    expect(adfText(adf)).toContain('Time to mitigate: 2 h 0 min');
  });

  it('leaves out parts that nobody wrote', () => {
    const empty = aReport({ services: [], sections: {}, timeline: [], causes: [], actions: [] });
    expect(headings(empty)).toEqual(['Checkout was down']);
    expect(adfFaults(postmortemToAdf(empty))).toEqual([]);
  });

  it.each([
    [anAction(), aLink(), 'proposed'],
    [anAction({ status: 'committed' }), aLink(), 'committed'],
    [anAction({ status: 'done' }), aLink(), 'done'],
    [anAction({ status: 'dropped', dropReason: 'sold' }), aLinkedIssue(), 'dropped: sold'],
    [anAction(), aLinkedIssue(), 'open in Jira'],
    [anAction(), aLinkedIssue({ issueDone: true }), 'done'],
    [anAction(), aLinkedIssue({ state: 'unreachable' }), 'unreachable'],
    [anAction(), aLink({ state: 'checking' }), 'checking'],
  ])('says where an action stands: %#', (fields, issue, state) => {
    expect(tableUnder(aReport({ actions: [{ fields, issue }] }), 'Action items')[1]?.[5]).toBe(state);
  });

  it('names owners by their accounts and leads to their issues', () => {
    const cellsOf = (owner: string | null, issueKey: string | null) => {
      const report = aReport({
        actions: [{ fields: anAction({ owner }), issue: aLinkedIssue({ issueKey }) }],
      });
      expect(tableUnder(report, 'Action items')[0]?.[1]).toBe('Owner');
      const content = postmortemToAdf(report).content ?? [];
      const row = content.at(-1)?.content?.[1]?.content ?? [];
      return [row[1], row[6]].map((cell) => cell?.content?.[0]?.content);
    };
    const [owner, issue] = cellsOf('712020:edda', 'OPS-12');
    expect(owner).toEqual([{ type: 'mention', attrs: { id: '712020:edda' } }]);
    const href = 'https://example.atlassian.net/browse/OPS-12';
    expect(issue).toEqual([{ type: 'text', text: 'OPS-12', marks: [{ type: 'link', attrs: { href } }] }]);
    expect(cellsOf(null, null)).toEqual([[], []]);
  });

  it('is valid with any text anywhere', () => {
    const text = fc.oneof(
      fc.constantFrom('', ' ', '\n', 'a\n\nb', '\r\n', '| a |\n|---|', '> - [ ]', '```', '\u0000', '\ud800'),
      fc.string({ unit: 'binary', maxLength: 30 }),
    );
    const report = fc.record({
      title: text,
      service: text,
      section: text,
      entry: text,
      source: text,
      cause: text,
      task: text,
      reason: text,
      key: fc.option(fc.oneof(text, fc.constant('OPS-12'))),
      owner: fc.option(text),
      state: fc.constantFrom(...ISSUE_STATES),
      status: fc.constantFrom(...ACTION_STATUSES),
      done: fc.boolean(),
    });
    fc.assert(
      fc.property(report, (some) => {
        const adf = postmortemToAdf({
          ...aReport(),
          header: aHeader({ title: some.title }),
          services: [some.service],
          sections: { summary: some.section, lessons: some.section },
          timeline: [anEntry({ text: some.entry, source: some.source })],
          causes: [aCause({ text: some.cause })],
          actions: [
            {
              fields: anAction({
                title: some.task,
                owner: some.owner,
                status: some.status,
                dropReason: some.reason,
              }),
              issue: aLink({ state: some.state, issueKey: some.key, issueDone: some.done }),
            },
          ],
        });
        expect(adfFaults(adf)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('has a valid notice in its place', () => {
    expect(adfFaults(notice('Open the page\nin Confluence.'))).toEqual([]);
    expect(adfFaults(notice(''))).toEqual([]);
  });
});
