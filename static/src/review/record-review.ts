import type { PostmortemView, Versioned } from '../../../src/contract/postmortem';
import type { Role, RoleHolders } from '../../../src/contract/roles';
import { put, type Patch } from '../postmortem/record';

/** What a saved part of the review does to the record we hold. */
export function withRole(role: Role, saved: Versioned<RoleHolders>): Patch {
  return (record) => ({ ...record, roles: put(record.roles, { ...saved, role }, (row) => row.role) });
}

export function withPlan(reviewPlan: PostmortemView['reviewPlan']): Patch {
  return (record) => ({ ...record, reviewPlan });
}

export function withMeeting(reviewMeeting: PostmortemView['reviewMeeting']): Patch {
  return (record) => ({ ...record, reviewMeeting });
}
