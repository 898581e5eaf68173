/**
 * Where Jira shows the gate's page of a project, from the root of the site.
 * https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-project-page/
 */
export const projectPagePath = (
  project: { readonly key: string; readonly kind: string },
  app: { readonly appId: string; readonly environmentId: string },
): string => `/jira/${project.kind}/projects/${project.key}/apps/${app.appId}/${app.environmentId}`;
