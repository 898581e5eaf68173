import * as v from 'valibot';
import { issueTarget, mappingScope } from './edits';
import { MOST_PROJECTS } from '../domain/release-gate-projects';
import { changeId, fieldInputs, numericId, serviceName, tokenName, uuid, version } from './fields';
import { decisionFilter, savedGateLogRetention } from './release-gate-log';
import { gatePolicy, setPolicy } from './release-gate-policy';
import { savedApprovalRules } from './lifecycle';
import { deadlineRules } from './review';
import { template, templateScope } from './templates';

/** Calls of people who set the app up, and of everybody about themselves. Name, what the caller must be allowed, input. */
export const SETTINGS_CALLS = {
  /** The newest template of the site and of each space that has one. */
  'templates.list': { access: 'administer', input: v.object({}) },
  'templates.save': {
    access: 'administer',
    input: v.object({
      changeId,
      scope: templateScope,
      /** The number of the version that was edited; 0 where there was none. */
      number: version,
      /** null: from now on the one above it holds, the site's or the product's. */
      template: v.nullable(template),
    }),
  },
  /** Names only, for whoever fills in the form of a macro, whose page may not be published yet. */
  'services.known': { access: 'signed-in', input: v.object({}) },
  'jira-mapping.list': { access: 'administer', input: v.object({}) },
  'jira-mapping.save': {
    access: 'administer',
    input: v.object({
      changeId,
      scope: mappingScope,
      version,
      target: issueTarget,
      extra: v.optional(fieldInputs, {}),
    }),
  },
  'jira-mapping.remove': {
    access: 'administer',
    input: v.object({ changeId, scope: mappingScope, version }),
  },
  /** A dry run: what would be sent for an example, and what the app itself may do there. */
  'jira-mapping.check': {
    access: 'administer',
    input: v.object({ target: issueTarget, extra: v.optional(fieldInputs, {}) }),
  },
  'jira-sync.health': { access: 'administer', input: v.object({}) },
  /** Everything that waits is tried again now; an admin's word ends a pause, too. */
  'jira-sync.retry-all': { access: 'administer', input: v.object({}) },
  'release-gate.settings': { access: 'administer', input: v.object({}) },
  'release-gate.save-policy': {
    access: 'administer',
    input: v.object({
      changeId,
      /** null: the default of the site. */
      serviceId: v.nullable(uuid),
      version,
      /** null, for a service only: back to the default. */
      policy: v.nullable(setPolicy),
    }),
  },
  /** A dry run: what the policy would say now of the service, or of all that have none of their own. */
  'release-gate.try-policy': {
    access: 'administer',
    input: v.object({ serviceId: v.nullable(uuid), policy: gatePolicy }),
  },
  'release-gate.save-projects': {
    access: 'administer',
    input: v.object({
      changeId,
      serviceId: uuid,
      version,
      projectIds: v.pipe(
        v.array(numericId),
        v.maxLength(MOST_PROJECTS),
        v.check((ids) => new Set(ids).size === ids.length, 'Name each project once.'),
      ),
    }),
  },
  /** What the gate said to whom, and why. */
  'release-gate.decisions': { access: 'administer', input: v.object(decisionFilter) },
  'release-gate.log-retention': { access: 'administer', input: v.object({}) },
  'release-gate.save-log-retention': { access: 'administer', input: savedGateLogRetention },
  /** Services that whoever sets up a rule on a transition in Jira may know of. */
  'release-gate.services': { access: 'signed-in', input: v.object({}) },
  'release-gate.waivers': { access: 'administer', input: v.object({}) },
  'release-gate.create-token': {
    access: 'administer',
    input: v.object({
      changeId,
      name: tokenName,
      serviceIds: v.pipe(v.array(uuid), v.minLength(1), v.maxLength(100)),
    }),
  },
  'release-gate.revoke-token': { access: 'administer', input: v.object({ changeId, id: uuid, version }) },
  'approval.rules': { access: 'administer', input: v.object({}) },
  'approval.save-rules': { access: 'administer', input: savedApprovalRules },
  'review-deadlines.read': { access: 'administer', input: v.object({}) },
  'review-deadlines.save': {
    access: 'administer',
    input: v.object({ changeId, version, value: deadlineRules }),
  },
  'reminders.mine': { access: 'signed-in', input: v.object({}) },
  'reminders.mute': { access: 'signed-in', input: v.object({ changeId, version, muted: v.boolean() }) },
  'reminders.settings': { access: 'administer', input: v.object({}) },
  'reminders.save-settings': {
    access: 'administer',
    input: v.object({ changeId, version, on: v.boolean() }),
  },
  'services.create': { access: 'administer', input: v.object({ changeId, name: serviceName }) },
  'services.rename': {
    access: 'administer',
    input: v.object({ changeId, id: uuid, version, name: serviceName }),
  },
} as const;
