/** The domain's rules and word lists that screens need, too: one answer on both sides of the bridge. */
export { tooMuch } from '../domain/adf/nesting';
export { ACTION_STATUSES, ACTION_TYPES, isOpen, PRIORITIES, whyNotValid } from '../domain/actions';
export { CAUSE_CATEGORIES, CAUSE_KINDS } from '../domain/causes';
export { incidentDuration, SECTION_MAX_LENGTH, SECTIONS, SEVERITIES } from '../domain/postmortem';
export { serviceKey } from '../domain/service';
export { ENTRY_KINDS, inReadingOrder } from '../domain/timeline';
export { PRECISIONS } from '../domain/timeline-precision';
export { NO_IMPACT_FACTS } from '../domain/impact-facts';
export type { Precision } from '../domain/timeline-precision';
export type { ActionFields, ActionStatus, ActionType, IssueLink, Priority } from '../domain/actions';
export type { Cause, CauseCategory, CauseKind } from '../domain/causes';
export type { Duration, Header, SectionKey, Severity } from '../domain/postmortem';
export type { Verdict } from '../domain/release-gate';
export type { EntryKind, TimelineEntry } from '../domain/timeline';
export { NEW_ACTION, UNLINKED } from '../domain/actions';
export { whyNotComplete, whyNotSent } from '../domain/required-fields';
export type { Delay, IssueState, SyncedField, UnreachableReason } from '../domain/actions';
export type { FieldInput, RequiredField } from '../domain/required-fields';
