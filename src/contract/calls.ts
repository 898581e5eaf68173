import type * as v from 'valibot';
import { ACTION_CALLS } from './action-calls';
import type { BeginAnswer } from './begin';
import type {
  CreateAnswer,
  CreateForm,
  MappedTarget,
  MappingCheck,
  MappingView,
  MoveAnswer,
  SyncHealth,
} from './issues';
import type { ApprovalRulesInput, LifecycleView, PublishAnswer } from './lifecycle';
import type { ActionView, PostmortemView, ServiceView, Versioned } from './postmortem';
import type { LiveOpenAnswer } from './live-updates';
import type { GateSettings, NewToken, TriedPolicy } from './release-gate';
import type { DecisionsAnswer, GateLogState } from './release-gate-log';
import { RELEASE_GATE_JIRA_CALLS } from './release-gate-jira-calls';
import type { IssueGate, LinkedVersion, ProjectGate } from './release-gate-jira';
import { GATE_PAGE_CALLS, type GateOverview, type GatePage, type PageGates } from './release-gate-page';
import type { WaiverView, Waiving } from './release-gate-waiver';
import type { MailSwitch, MyReminders } from './reminders';
import type { ControlTags } from '../domain/control-tags';
import type { ControlList, EvidenceAnswer } from './controls';
import type { ExternalSummary } from './external-summary';
import { RECORD_CALLS } from './record-calls';
import type { ImportAnswer } from './record-import';
import type { PeriodSummaryAnswer } from './period-summary';
import type { ChainAnswer, HistoryAnswer, HistoryState } from './history';
import { HISTORY_CALLS } from './history-calls';
import { REPORT_CALLS } from './report-calls';
import { REVIEW_CALLS } from './review-calls';
import { SETTINGS_CALLS } from './settings-calls';
import type { DeadlineRules } from './review';
import type { RoleHolders } from './roles';
import type { TemplateView } from './templates';

export { issueTarget, macroConfig, mappingScope, type IssueTarget, type MacroConfig } from './edits';

/**
 * What a caller must be allowed to do, checked on the server before anything else happens.
 * `view-page` / `edit-page`: may read / update the published page named in `input.place` or as `input.pageId`.
 * `view-project` / `view-issue`: may browse the Jira project `input.projectId` / see the issue `input.issueId`.
 * `waive-release`: is named by the policy of the service `input.serviceId`, or may administer Confluence.
 * `administer`: may administer Confluence. `signed-in`: is anybody of this site.
 */
export type Access =
  'view-page' | 'edit-page' | 'view-project' | 'view-issue' | 'waive-release' | 'administer' | 'signed-in';

/** The calls table: every question the browser may ask. Name, input, what the caller must be allowed. */
export const CALLS = {
  ...REPORT_CALLS,
  ...ACTION_CALLS,
  ...REVIEW_CALLS,
  ...RECORD_CALLS,
  ...SETTINGS_CALLS,
  ...GATE_PAGE_CALLS,
  ...HISTORY_CALLS,
  ...RELEASE_GATE_JIRA_CALLS,
} as const satisfies Record<string, { access: Access; input: v.GenericSchema }>;

export type CallName = keyof typeof CALLS;
export type CallInput<N extends CallName> = v.InferInput<(typeof CALLS)[N]['input']>;
export type CheckedInput<N extends CallName> = v.InferOutput<(typeof CALLS)[N]['input']>;

/** What each call answers. */
export interface CallOutput {
  'postmortem.begin': BeginAnswer;
  'postmortem.open': LiveOpenAnswer;
  'postmortem.save-header': Versioned<PostmortemView['header']['value']>;
  'postmortem.save-section': Versioned<string>;
  'timeline.save': PostmortemView['timeline'][number];
  'timeline.remove': { readonly version: number };
  'causes.save': PostmortemView['causes'][number];
  'causes.remove': { readonly version: number };
  'timeline.add': PostmortemView['timeline'];
  'impact.save': PostmortemView['impact'];
  'five-whys.save': PostmortemView['fiveWhys'][number];
  'five-whys.remove': { readonly version: number };
  'fishbone.save': PostmortemView['factors'][number];
  'fishbone.remove': { readonly version: number };
  'links.save': PostmortemView['links'][number];
  'links.remove': { readonly version: number };
  'roles.save': Versioned<RoleHolders>;
  'review.save-plan': PostmortemView['reviewPlan'];
  'review.save-meeting': PostmortemView['reviewMeeting'];
  'lifecycle.step': LifecycleView;
  'lifecycle.publish': PublishAnswer;
  'approval.rules': Versioned<ApprovalRulesInput>;
  'approval.save-rules': Versioned<ApprovalRulesInput>;
  'blame-hints.dismiss': PostmortemView['dismissedHints'][number];
  'templates.list': readonly TemplateView[];
  'templates.save': { readonly number: number };
  'record.import': ImportAnswer;
  'controls.save': Versioned<ControlTags>;
  'controls.lists': Versioned<readonly ControlList[]>;
  'controls.save-lists': Versioned<readonly ControlList[]>;
  'controls.evidence': EvidenceAnswer;
  'record.period-summary': PeriodSummaryAnswer;
  'external-summary.open': Versioned<ExternalSummary>;
  'external-summary.save': Versioned<ExternalSummary>;
  'external-summary.approve': Versioned<ExternalSummary>;
  'services.list': readonly ServiceView[];
  'services.known': readonly string[];
  'services.attach': ServiceView;
  'services.detach': null;
  'actions.save': ActionView;
  'actions.remove': { readonly version: number };
  'actions.create-issues': CreateAnswer;
  'actions.stop-order': { readonly cancelled: number };
  'actions.create-form': CreateForm;
  'actions.link-issue': ActionView;
  'actions.unlink-issue': ActionView;
  'actions.move-issue': MoveAnswer;
  'actions.retry-sync': readonly ActionView[];
  'jira-mapping.of-page': readonly MappedTarget[];
  'jira-mapping.list': readonly MappingView[];
  'jira-mapping.save': { readonly version: number };
  'jira-mapping.remove': { readonly version: number };
  'jira-mapping.check': MappingCheck;
  'jira-sync.health': SyncHealth;
  'jira-sync.retry-all': { readonly started: number };
  'actions.refresh': readonly ActionView[];
  'actions.confirm-missing': ActionView;
  'release-gate.overview': GateOverview;
  'release-gate.page': GatePage;
  'release-gate.on-page': PageGates;
  'release-gate.decisions-of': DecisionsAnswer;
  'release-gate.settings': GateSettings;
  'release-gate.save-policy': { readonly version: number };
  'release-gate.save-projects': { readonly version: number };
  'release-gate.decisions': DecisionsAnswer;
  'release-gate.log-retention': GateLogState;
  'release-gate.save-log-retention': GateLogState;
  'release-gate.try-policy': readonly TriedPolicy[];
  'release-gate.of-project': ProjectGate;
  'release-gate.link-version': LinkedVersion;
  'release-gate.of-issue': IssueGate;
  'release-gate.services': readonly ServiceView[];
  'release-gate.waivers': readonly WaiverView[];
  'release-gate.waiving': Waiving;
  'release-gate.give-waiver': { readonly version: number };
  'release-gate.end-waiver': { readonly version: number };
  'release-gate.create-token': NewToken;
  'release-gate.revoke-token': { readonly version: number };
  'review-deadlines.read': Versioned<DeadlineRules>;
  'review-deadlines.save': Versioned<DeadlineRules>;
  'reminders.mine': MyReminders;
  'reminders.mute': { readonly version: number };
  'reminders.settings': MailSwitch;
  'reminders.save-settings': { readonly version: number };
  'history.read': HistoryAnswer;
  'history.site': HistoryAnswer;
  'history.check': ChainAnswer;
  'history.state': HistoryState;
  'history.save-retention': { readonly version: number };
  'services.create': ServiceView & { readonly version: number };
  'services.rename': ServiceView & { readonly version: number };
}
