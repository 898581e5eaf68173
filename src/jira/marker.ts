import { route } from '@forge/api';
import * as v from 'valibot';
import type { As, Marker, Written } from '../app/ports';
import type { Jira } from './ask';
import { written } from './written';

/** The property that says which action an issue is the work of; the manifest declares it for search. */
export const MARKER = 'debrief';

const stored = v.object({ installation: v.string(), action: v.string() });

/** The marker as the property holds it. */
export const markerValue = ({ installationId, actionId }: Marker): v.InferOutput<typeof stored> => ({
  installation: installationId,
  action: actionId,
});

/** The marker that a property holds; null for anything else, which whoever may edit the issue can put there. */
export function markerIn(value: unknown): Marker | null {
  const read = v.safeParse(stored, value);
  return read.success ? { installationId: read.output.installation, actionId: read.output.action } : null;
}

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-properties/#api-rest-api-3-issue-issueidorkey-properties-propertykey-put */
export async function mark(jira: Jira, as: As, issueId: string, marker: Marker): Promise<Written> {
  const path = route`/rest/api/3/issue/${issueId}/properties/${MARKER}`;
  return written(await jira.ask(as, { method: 'PUT', path, body: markerValue(marker) }));
}

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-properties/#api-rest-api-3-issue-issueidorkey-properties-propertykey-delete */
export async function unmark(jira: Jira, as: As, issueId: string): Promise<Written> {
  const path = route`/rest/api/3/issue/${issueId}/properties/${MARKER}`;
  return written(await jira.ask(as, { method: 'DELETE', path }));
}
