import type { Acting, Model } from './model';
import { accountOf } from './permissions';
import type { Version } from './project-setup';
import type { ProjectRecord } from './state';

// Payloads: https://developer.atlassian.com/platform/forge/events-reference/jira/#project-version-events

export type VersionEvent =
  'created' | 'updated' | 'released' | 'unreleased' | 'archived' | 'unarchived' | 'merged' | 'deleted';

/** Versions that an event names beside the one it is about. */
type Others = Readonly<Partial<Record<'mergedVersion' | 'newFixVersion', Version>>>;

/** Tells the app of a version. Unlike an issue's, the payload says nothing of when. */
export function emitVersion(
  model: Model,
  acting: Acting,
  event: VersionEvent,
  project: ProjectRecord,
  version: Version,
  others: Others = {},
): void {
  if (project.appsBlocked === true) return;
  const eventType = `avi:jira:${event}:version`;
  const named = Object.entries(others).map(
    ([name, other]) => [name, snapshot(model, project, other)] as const,
  );
  model.emit({
    eventType,
    payload: {
      eventType,
      selfGenerated: acting.viaApp,
      atlassianId: accountOf(acting.actor),
      version: snapshot(model, project, version),
      ...Object.fromEntries(named),
    },
  });
}

const snapshot = (model: Model, project: ProjectRecord, version: Version): Record<string, unknown> =>
  structuredClone({
    self: model.link(`version/${version.id}`),
    ...version,
    projectId: Number(project.id),
  });
