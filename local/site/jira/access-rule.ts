import { CLOUD_ID } from '../protocol';
import type { Model } from './model';
import type { ProjectRecord } from './state';

/** Ids in one event; further ones come in further events. Atlassian names no number. */
const IDS_PER_EVENT = 100;

/**
 * An admin's app access rule begins or ends to cover a project. Blocking is told, opening is not.
 * https://developer.atlassian.com/platform/forge/events-reference/data-security-policy-events/
 */
export function setAccessRule(model: Model, project: ProjectRecord, blocked: boolean): void {
  const before = project.appsBlocked === true;
  project.appsBlocked = blocked;
  if (!blocked || before) return;
  emit(model, 'app_access_to_objects_in_container', {
    container: { product: 'jira', id: project.id },
  });
  const inside = Object.values(model.state.issues).filter(({ projectId }) => projectId === project.id);
  emitBlocked(
    model,
    inside.map(({ id }) => id),
  );
}

/** Tells the app that a rule keeps it from these issues from now on. */
export function emitBlocked(model: Model, issueIds: readonly string[]): void {
  for (let at = 0; at < issueIds.length; at += IDS_PER_EVENT) {
    const ids = issueIds.slice(at, at + IDS_PER_EVENT);
    emit(model, 'app_access_to_objects', { objects: [{ product: 'jira', type: 'issue', ids }] });
  }
}

/** A CloudEvent, unlike the events of the products. */
function emit(model: Model, what: string, data: Readonly<Record<string, unknown>>): void {
  const eventType = `avi:ecosystem.app_policy:blocked:${what}.v2`;
  model.emit({
    eventType,
    payload: {
      specversion: '1.0',
      type: eventType,
      source: 'atlassian.com/ecosystem',
      id: model.rowId(),
      time: new Date(model.now()).toISOString(),
      data: { workspace: { cloudId: CLOUD_ID }, ...data },
    },
  });
}
