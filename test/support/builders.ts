import { DEFAULT_POLICY, DEFAULT_WAIVER_RULES, type SetPolicy } from '../../src/domain/release-gate-policy';
import type { Edit } from '../../src/app/edit';
import type { Caller, Change, GivenWaiver, LoggedDecision, PageAccess, PageRef } from '../../src/app/ports';
import { type ActionFields, type IssueLink, UNLINKED } from '../../src/domain/actions';
import type { Cause } from '../../src/domain/causes';
import { FAILED } from '../../src/domain/release-gate';
import type { Header } from '../../src/domain/postmortem';
import type { TimelineEntry } from '../../src/domain/timeline';

let count = 0;

/** A fresh UUID, as the browser makes them. */
export function anId(): string {
  count += 1;
  return `0190ffff-0000-7000-8000-${count.toString(16).padStart(12, '0')}`;
}

export const EDITOR = 'account-editor';
export const PLACE: PageRef = { pageId: '65601', localId: 'macro-1' };

export const aHeader = (some: Partial<Header> = {}): Header => ({
  title: 'Checkout was down',
  severity: 'SEV2',
  startedAt: '2026-03-01T10:00:00.000Z',
  detectedAt: '2026-03-01T10:07:00.000Z',
  resolvedAt: '2026-03-01T11:30:00.000Z',
  acknowledgedAt: null,
  mitigatedAt: null,
  zone: 'UTC',
  ...some,
});

/** The product's own policy, but for what is said here. */
export const aPolicy = (some: Partial<SetPolicy> = {}): SetPolicy => ({
  ...DEFAULT_POLICY,
  waivers: DEFAULT_WAIVER_RULES,
  ...some,
});

/** A waiver of everything that a service is released with, for an hour. */
export const aWaiver = (some: Partial<GivenWaiver> = {}): GivenWaiver => ({
  id: anId(),
  serviceId: anId(),
  reason: 'A fix for the very incident',
  givenAt: '2026-03-02T09:00:00.000Z',
  endsAt: '2026-03-02T10:00:00.000Z',
  release: null,
  covers: [],
  coversNew: false,
  ...some,
});

/** What the gate writes down when it found nothing. */
export const aDecision = (some: Partial<LoggedDecision> = {}): LoggedDecision => ({
  id: anId(),
  questionId: anId(),
  at: '2026-03-02T09:00:00.000Z',
  caller: { kind: 'token', id: anId() },
  serviceId: null,
  asked: { service: 'x', version: '1' },
  decision: FAILED,
  policyVersion: null,
  facts: null,
  blockers: [],
  waiverId: null,
  ...some,
});

/** Fields of an action that blocks by default: critical, proposed. */
export const anAction = (some: Partial<ActionFields> = {}): ActionFields => ({
  title: 'Rehearse the restore',
  owner: null,
  priority: 'critical',
  type: 'prevent',
  dueOn: null,
  status: 'proposed',
  dropReason: '',
  ...some,
});

export const aLink = (some: Partial<IssueLink> = {}): IssueLink => ({
  ...UNLINKED,
  ...some,
});

/** Linked to an open issue. */
export const aLinkedIssue = (some: Partial<IssueLink> = {}): IssueLink =>
  aLink({ state: 'linked', issueId: '10001', issueKey: 'OPS-1', ...some });

/** Its precision follows from whether it has a time, unless it is said. */
export const anEntry = (some: Partial<TimelineEntry> = {}): TimelineEntry => ({
  id: anId(),
  at: '2026-03-01T10:07:00.000Z',
  precision: 'exact',
  timeWords: '',
  link: '',
  text: 'An alert fired',
  kind: 'detection',
  source: 'Grafana',
  position: 1,
  ...(some.at === null ? { precision: 'unknown' as const } : {}),
  ...some,
});

export const aCause = (some: Partial<Cause> = {}): Cause => ({
  id: anId(),
  kind: 'root',
  text: 'Both hosts looked alike',
  category: 'process',
  position: 1,
  ...some,
});

export const aChange = (some: Partial<Change> = {}): Change => ({
  id: anId(),
  by: null,
  at: '2026-03-02T09:00:00.000Z',
  what: 'test',
  before: null,
  after: null,
  ...some,
});

export const aCaller = (some: Partial<Caller> = {}): Caller => ({
  accountId: EDITOR,
  licensed: true,
  ...some,
});

export const aPage = (some: Partial<PageAccess> = {}): PageAccess => ({
  pageId: PLACE.pageId,
  title: 'Incident of 1 March',
  spaceId: '98304',
  url: 'https://example.atlassian.net/wiki/spaces/OPS/pages/65601',
  mayEdit: true,
  ...some,
});

export const anEdit = (some: Partial<Edit> = {}): Edit => ({
  place: PLACE,
  changeId: anId(),
  config: {},
  caller: aCaller(),
  page: aPage(),
  ...some,
});
