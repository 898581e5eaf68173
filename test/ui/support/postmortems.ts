import type { ActionView, OpenAnswer, PostmortemView } from '../../../src/contract/postmortem';
import type { GateBanner } from '../../../src/contract/release-gate';
import {
  NO_IMPACT_FACTS,
  NO_MEETING,
  NO_PLAN,
  UNLINKED,
  type ActionFields,
  type IssueLink,
} from '../../../src/contract/rules';

const empty = { version: 0, value: '' };

/** A postmortem with nothing in it but its header. */
export function aPostmortem(part: Partial<PostmortemView> = {}): PostmortemView {
  return {
    id: '01890000-0000-7000-8000-000000000001',
    header: {
      version: 1,
      value: {
        title: 'Database removed',
        severity: 'SEV1',
        startedAt: '2017-01-31T23:00:00.000Z',
        detectedAt: '2017-01-31T23:27:00.000Z',
        resolvedAt: null,
        acknowledgedAt: null,
        mitigatedAt: null,
        zone: 'UTC',
      },
    },
    services: [],
    sections: {
      summary: empty,
      impact: empty,
      'went-well': empty,
      'went-badly': empty,
      lucky: empty,
      lessons: empty,
    },
    timeline: [],
    extras: [],
    template: null,
    causes: [],
    impact: { version: 0, value: NO_IMPACT_FACTS },
    fiveWhys: [],
    factors: [],
    links: [],
    roles: [],
    reviewPlan: { version: 0, value: NO_PLAN },
    reviewMeeting: { version: 0, value: NO_MEETING },
    reviewDeadlines: null,
    controls: [],
    dismissedHints: [],
    lifecycle: null,
    lifecycleFacts: { here: null, imported: null },
    actions: [],
    people: [],
    ...part,
  };
}

export function opened(
  postmortem: PostmortemView,
  gates: readonly GateBanner[] = [],
  mayEdit = true,
): OpenAnswer {
  return { kind: 'postmortem', mayEdit, postmortem, gates };
}

export function anAction(
  number: number,
  fields: Partial<ActionFields> = {},
  issue: Partial<IssueLink> = {},
): ActionView {
  return {
    id: `01890000-0000-7000-8000-${String(number).padStart(12, '0')}`,
    version: 1,
    position: number,
    fields: {
      title: `Task ${String(number)}`,
      owner: null,
      priority: 'high',
      type: 'prevent',
      dueOn: null,
      status: 'proposed',
      dropReason: '',
      ...fields,
    },
    issue: { ...UNLINKED, marked: issue.state === 'linked', ...issue },
  };
}

/** An issue as Jira's bulkfetch shows it. */
export function anIssue(id: string, key: string, category: 'new' | 'indeterminate' | 'done', status: string) {
  return { id, key, fields: { summary: 's', status: { name: status, statusCategory: { key: category } } } };
}
