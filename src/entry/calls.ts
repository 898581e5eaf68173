import { confirmMissing } from '../app/look-up';
import { createIssues } from '../app/create-issues';
import { refreshActions } from '../app/jira-sync';
import { removeAction, saveAction } from '../app/actions';
import type { Edit } from '../app/edit';
import { removeListRow, saveListRow } from '../app/list-rows';
import { openPostmortem, saveHeader, saveSection } from '../app/postmortem';
import type { Caller, PageAccess, World } from '../app/ports';
import { createGateToken, gateSettings, revokeGateToken, saveGatePolicy } from '../app/release-gate-settings';
import { attachService, createService, detachService, listServices, renameService } from '../app/services';
import type { CallName, CallOutput, CheckedInput, MacroConfig } from '../contract/calls';
import type { Place } from '../contract/fields';
import { NotFound } from '../domain/failure';

/** Who calls and, for calls about a page, that page as they may see it. Checked before any of these runs. */
export interface Authorised {
  readonly world: World;
  readonly caller: Caller;
  readonly page: PageAccess | null;
}

type Handler<N extends CallName> = (by: Authorised, input: CheckedInput<N>) => Promise<CallOutput[N]>;

/** What each call of the contract does: one line of translation, the rest is the capability's. */
export const HANDLERS: { readonly [N in CallName]: Handler<N> } = {
  'postmortem.open': (by, input) => openPostmortem(by.world, by.caller, pageOf(by), input.place),
  'postmortem.save-header': (by, input) => saveHeader(by.world, editOf(by, input), input),
  'postmortem.save-section': (by, input) => saveSection(by.world, editOf(by, input), input),
  'timeline.save': (by, input) =>
    saveListRow(by.world, by.world.timeline, 'timeline-entry', editOf(by, input), input),
  'timeline.remove': (by, input) =>
    removeListRow(by.world, by.world.timeline, 'timeline-entry', editOf(by, input), input),
  'causes.save': (by, input) => saveListRow(by.world, by.world.causes, 'cause', editOf(by, input), input),
  'causes.remove': (by, input) => removeListRow(by.world, by.world.causes, 'cause', editOf(by, input), input),
  'services.list': (by) => listServices(by.world),
  'services.attach': (by, input) => attachService(by.world, editOf(by, input), input.name),
  'services.detach': (by, input) => detachService(by.world, editOf(by, input), input.serviceId),
  'actions.save': (by, input) => saveAction(by.world, editOf(by, input), input),
  'actions.remove': (by, input) => removeAction(by.world, editOf(by, input), input),
  'actions.create-issues': (by, input) =>
    createIssues(by.world, { caller: by.caller, page: pageOf(by), ...input }),
  'actions.refresh': (by, input) => refreshActions(by.world, by.caller, input.place, input.actionIds),
  'actions.confirm-missing': (by, input) => confirmMissing(by.world, by.caller, input.place, input.actionId),
  'release-gate.settings': (by) => gateSettings(by.world),
  'release-gate.save-policy': (by, input) => saveGatePolicy(by.world, by.caller, input),
  'release-gate.create-token': (by, input) => createGateToken(by.world, by.caller, input),
  'release-gate.revoke-token': (by, input) => revokeGateToken(by.world, by.caller, input),
  'services.create': (by, input) => createService(by.world, by.caller, input),
  'services.rename': (by, input) => renameService(by.world, by.caller, input),
};

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
