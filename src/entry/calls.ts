import { confirmMissing } from '../app/look-up';
import { createIssues, stopOrder } from '../app/issue-orders';
import { createForm } from '../app/create-form';
import { retryAll, syncHealth } from '../app/jira-health';
import { checkMapping, listMappings, mappingsOfPage, removeMapping, saveMapping } from '../app/jira-mapping';
import { linkIssue, unlinkIssue } from '../app/link-issue';
import { moveIssue } from '../app/move-issue';
import { retrySync } from '../app/retry-sync';
import { refreshActions } from '../app/jira-sync';
import { removeAction, saveAction } from '../app/actions';
import type { Edit } from '../app/edit';
import { removeListRow, saveListRow } from '../app/list-rows';
import { beginPostmortem } from '../app/begin';
import { dismissHint } from '../app/blame-hints';
import { openApprovalRules, saveApprovalRules } from '../app/approval-rules';
import { takeStep } from '../app/lifecycle';
import { withLiveAccess } from '../app/live-updates';
import { publishReport } from '../app/publish';
import { evidence, OWN_CONTROLS } from '../app/control-lists';
import { saveControls } from '../app/controls';
import { periodSummary } from '../app/period-summary';
import { approveExternalSummary, openExternalSummary, saveExternalText } from '../app/external-summary';
import { importRecord } from '../app/import-record';
import { checkChain, historyState } from '../app/change-chain';
import { readHistory } from '../app/history';
import { saveRetention } from '../app/history-retention';
import { saveNamed } from '../app/named-values';
import { openPostmortem, saveHeader } from '../app/postmortem';
import { saveMeeting, savePlan } from '../app/review';
import { REVIEW_DEADLINES } from '../app/review-deadlines';
import { saveRole } from '../app/roles';
import { readSetting, saveSetting } from '../app/site-settings';
import { saveSection } from '../app/sections';
import { listTemplates, saveTemplate } from '../app/templates';
import { addEntries } from '../app/timeline';
import {
  gateDecisions,
  gateDecisionsOf,
  readGateLogRetention,
  saveGateLogRetention,
} from '../app/release-gate-decisions';
import type { Allowed } from '../app/access';
import type { IssueInProject, JiraProject, PageAccess, World } from '../app/ports';
import { gateOfIssue } from '../app/release-gate-issue';
import { gateOfProject, linkVersion } from '../app/release-gate-project';
import { gatesOnPage } from '../app/release-gate-on-page';
import { gateOverview, gatePage } from '../app/release-gate-page';
import { endGateWaiver, gateWaivers, giveGateWaiver } from '../app/release-gate-waivers';
import { whoMayWaive } from '../app/release-gate-waiving';
import {
  createGateToken,
  gateSettings,
  revokeGateToken,
  saveGatePolicy,
  saveGateProjects,
  tryGatePolicy,
} from '../app/release-gate-settings';
import { myReminders, mute } from '../app/my-reminders';
import { reminderSettings, saveReminderSettings } from '../app/reminder-settings';
import { attachService, createService, detachService, knownServices, renameService } from '../app/services';
import type { CallName, CallOutput, CheckedInput, MacroConfig } from '../contract/calls';
import type { Place } from '../contract/fields';
import { NotFound } from '../domain/failure';

/** Who calls and, for calls about a page, a project or an issue, that as they may see it. Checked before any of these runs. */
export interface Authorised extends Allowed {
  readonly world: World;
  /** Null where the platform doesn't say. */
  readonly siteUrl: string | null;
}

type Handler<N extends CallName> = (by: Authorised, input: CheckedInput<N>) => Promise<CallOutput[N]>;

/** What each call of the contract does: one line of translation, the rest is the capability's. */
export const HANDLERS: { readonly [N in CallName]: Handler<N> } = {
  'postmortem.begin': (by, input) => beginPostmortem(by.world, by.caller, input),
  'postmortem.open': (by, input) =>
    withLiveAccess(by.world, input, () => openPostmortem(by.world, by.caller, pageOf(by), input.place)),
  'postmortem.save-header': (by, input) => saveHeader(by.world, editOf(by, input), input),
  'postmortem.save-section': (by, input) => saveSection(by.world, editOf(by, input), input),
  'timeline.save': (by, input) =>
    saveListRow(by.world, by.world.timeline, 'timeline-entry', editOf(by, input), input),
  'timeline.remove': (by, input) =>
    removeListRow(by.world, by.world.timeline, 'timeline-entry', editOf(by, input), input),
  'timeline.add': (by, input) => addEntries(by.world, editOf(by, input), input.entries),
  'impact.save': (by, input) =>
    saveNamed(by.world, by.world.impact, editOf(by, input), {
      name: '',
      what: 'impact-facts-edited',
      ...input,
    }),
  'five-whys.save': (by, input) =>
    saveListRow(by.world, by.world.fiveWhys, 'why-chain', editOf(by, input), input),
  'five-whys.remove': (by, input) =>
    removeListRow(by.world, by.world.fiveWhys, 'why-chain', editOf(by, input), input),
  'fishbone.save': (by, input) => saveListRow(by.world, by.world.factors, 'factor', editOf(by, input), input),
  'fishbone.remove': (by, input) =>
    removeListRow(by.world, by.world.factors, 'factor', editOf(by, input), input),
  'links.save': (by, input) => saveListRow(by.world, by.world.links, 'link', editOf(by, input), input),
  'links.remove': (by, input) => removeListRow(by.world, by.world.links, 'link', editOf(by, input), input),
  'roles.save': (by, input) => saveRole(by.world, editOf(by, input), input),
  'lifecycle.step': (by, input) => takeStep(by.world, editOf(by, input), input),
  'lifecycle.publish': (by, input) => publishReport(by.world, editOf(by, input), input),
  'approval.rules': (by) => openApprovalRules(by.world),
  'approval.save-rules': (by, input) => saveApprovalRules(by.world, by.caller, input),
  'review.save-plan': (by, input) => savePlan(by.world, editOf(by, input), input),
  'review.save-meeting': (by, input) => saveMeeting(by.world, editOf(by, input), input),
  'blame-hints.dismiss': (by, input) => dismissHint(by.world, editOf(by, input), input),
  'templates.list': (by) => listTemplates(by.world),
  'templates.save': (by, input) => saveTemplate(by.world, by.caller, input),
  'causes.save': (by, input) => saveListRow(by.world, by.world.causes, 'cause', editOf(by, input), input),
  'causes.remove': (by, input) => removeListRow(by.world, by.world.causes, 'cause', editOf(by, input), input),
  'record.import': (by, input) => importRecord(by.world, { caller: by.caller, page: pageOf(by) }, input),
  'controls.save': (by, input) => saveControls(by.world, editOf(by, input), input),
  'controls.lists': (by) => readSetting(by.world, OWN_CONTROLS),
  'controls.save-lists': (by, input) => saveSetting(by.world, by.caller, OWN_CONTROLS, input),
  'controls.evidence': (by, input) => evidence(by.world, input.after),
  'record.period-summary': (by, input) => periodSummary(by.world, input),
  'external-summary.open': (by, input) => openExternalSummary(by.world, input.place),
  'external-summary.save': (by, input) => saveExternalText(by.world, editOf(by, input), input),
  'external-summary.approve': (by, input) => approveExternalSummary(by.world, editOf(by, input), input),
  'services.list': (by) => knownServices(by.world),
  'services.known': async (by) => (await knownServices(by.world)).map(({ name }) => name),
  'services.attach': (by, input) => attachService(by.world, editOf(by, input), input.name),
  'services.detach': (by, input) => detachService(by.world, editOf(by, input), input.serviceId),
  'actions.save': (by, input) => saveAction(by.world, editOf(by, input), input),
  'actions.remove': (by, input) => removeAction(by.world, editOf(by, input), input),
  'actions.create-issues': (by, input) =>
    createIssues(by.world, { caller: by.caller, page: pageOf(by), ...input }),
  'actions.stop-order': (by, input) => stopOrder(by.world, input.place, input.orderId),
  'actions.link-issue': (by, input) => linkIssue(by.world, { caller: by.caller, page: pageOf(by), ...input }),
  'actions.unlink-issue': (by, input) =>
    unlinkIssue(by.world, { caller: by.caller, page: pageOf(by), ...input }),
  'actions.move-issue': (by, input) => moveIssue(by.world, { caller: by.caller, ...input }),
  'actions.retry-sync': (by, input) => retrySync(by.world, { caller: by.caller, page: pageOf(by), ...input }),
  'actions.refresh': (by, input) => refreshActions(by.world, by.caller, input.place, input.actionIds),
  'actions.confirm-missing': (by, input) => confirmMissing(by.world, by.caller, input.place, input.actionId),
  'actions.create-form': (by, input) => createForm(by.world, input.target),
  'jira-mapping.of-page': (by, input) => mappingsOfPage(by.world, pageOf(by), input.place),
  'jira-mapping.list': (by) => listMappings(by.world),
  'jira-mapping.save': (by, input) => saveMapping(by.world, by.caller, input),
  'jira-mapping.remove': (by, input) => removeMapping(by.world, by.caller, input),
  'jira-mapping.check': (by, input) => checkMapping(by.world, input),
  'jira-sync.health': (by) => syncHealth(by.world),
  'jira-sync.retry-all': (by) => retryAll(by.world),
  'release-gate.overview': (by) => gateOverview(by.world),
  'release-gate.page': (by, input) => gatePage(by.world, input),
  'release-gate.on-page': (by, input) => gatesOnPage(by.world, input.pageId),
  'release-gate.decisions-of': (by, input) => gateDecisionsOf(by.world, input),
  'release-gate.settings': (by) => gateSettings(by.world),
  'release-gate.save-policy': (by, input) => saveGatePolicy(by.world, by.caller, input),
  'release-gate.try-policy': (by, input) => tryGatePolicy(by.world, input),
  'release-gate.save-projects': (by, input) => saveGateProjects(by.world, by.caller, input),
  'release-gate.decisions': (by, input) => gateDecisions(by.world, input),
  'release-gate.log-retention': (by) => readGateLogRetention(by.world),
  'release-gate.save-log-retention': (by, input) => saveGateLogRetention(by.world, by.caller, input),
  'release-gate.of-project': (by) => gateOfProject(by.world, projectOf(by), by.siteUrl),
  'release-gate.link-version': (by, input) =>
    linkVersion(by.world, by.caller, projectOf(by), input.versionId),
  'release-gate.of-issue': (by) => gateOfIssue(by.world, issueOf(by), by.siteUrl),
  'release-gate.services': (by) => knownServices(by.world),
  'release-gate.waivers': (by) => gateWaivers(by.world),
  'release-gate.waiving': (by, input) => whoMayWaive(by.world, by.caller, input),
  'release-gate.give-waiver': (by, input) => giveGateWaiver(by.world, by.caller, input),
  'release-gate.end-waiver': (by, input) => endGateWaiver(by.world, by.caller, input),
  'release-gate.create-token': (by, input) => createGateToken(by.world, by.caller, input),
  'release-gate.revoke-token': (by, input) => revokeGateToken(by.world, by.caller, input),
  'review-deadlines.read': (by) => readSetting(by.world, REVIEW_DEADLINES),
  'review-deadlines.save': (by, input) => saveSetting(by.world, by.caller, REVIEW_DEADLINES, input),
  'reminders.mine': (by) => myReminders(by.world, by.caller),
  'reminders.mute': (by, input) => mute(by.world, by.caller, input),
  'reminders.settings': (by) => reminderSettings(by.world),
  'reminders.save-settings': (by, input) => saveReminderSettings(by.world, by.caller, input),
  'history.read': (by, { place, ...input }) => readHistory(by.world, place, input),
  'history.site': (by, input) => readHistory(by.world, 'site', input),
  'history.check': (by, input) => checkChain(by.world, input.after),
  'history.state': (by) => historyState(by.world),
  'history.save-retention': (by, input) => saveRetention(by.world, by.caller, input),
  'services.create': (by, input) => createService(by.world, by.caller, input),
  'services.rename': (by, input) => renameService(by.world, by.caller, input),
};

function projectOf(by: Authorised): JiraProject {
  if (by.project === null) throw new NotFound('This project does not exist any more.');
  return by.project;
}

function issueOf(by: Authorised): IssueInProject {
  if (by.issue === null) throw new NotFound('This issue does not exist any more.');
  return by.issue;
}

function pageOf(by: Authorised): PageAccess {
  if (by.page === null) throw new NotFound('This page does not exist any more.');
  return by.page;
}

function editOf(by: Authorised, input: { place: Place; changeId: string; config: MacroConfig }): Edit {
  return {
    place: input.place,
    changeId: input.changeId,
    config: input.config,
    caller: by.caller,
    page: pageOf(by),
  };
}
