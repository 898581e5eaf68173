import { issueTypeById, priorityById, resolutionById, statusById, type Scoped } from './catalogue';
import type { Model } from './model';
import type { Component, Version } from './project-setup';
import type { SecurityLevel } from './standing';
import type { IssueRecord, ProjectRecord } from './state';
import { categoryOf, type StatusCategory } from './workflow';

/** Jira's own notation of an instant, always in UTC here. */
export const jiraTime = (instant: number): string => new Date(instant).toISOString().replace('Z', '+0000');

export const categoryJson = (model: Model, category: StatusCategory): Record<string, unknown> => ({
  self: model.link(`statuscategory/${String(category.id)}`),
  ...category,
});

export function statusJson(model: Model, statusId: string): Record<string, unknown> {
  const status = statusById(model, statusId);
  return {
    self: model.link(`status/${statusId}`),
    description: '',
    iconUrl: `${model.siteUrl}/images/icons/statuses/generic.png`,
    name: status.name,
    id: statusId,
    statusCategory: categoryJson(model, categoryOf(model, statusId)),
    ...scopeJson(status),
  };
}

/** Tells what belongs to one team-managed project; shared things have no scope. */
const scopeJson = ({ projectId }: Scoped): Record<string, unknown> =>
  projectId === undefined ? {} : { scope: { type: 'PROJECT', project: { id: projectId } } };

export function priorityJson(model: Model, priorityId: string): Record<string, unknown> {
  const { name } = priorityById(model, priorityId);
  return {
    self: model.link(`priority/${priorityId}`),
    iconUrl: `${model.siteUrl}/images/icons/priorities/${name.toLowerCase()}_new.svg`,
    name,
    id: priorityId,
  };
}

export function issueTypeJson(model: Model, typeId: string): Record<string, unknown> {
  const { projectId, ...type } = issueTypeById(model, typeId);
  const own = projectId === undefined ? {} : { entityId: uuidOf(typeId), ...scopeJson({ projectId }) };
  return {
    self: model.link(`issuetype/${typeId}`),
    iconUrl: `${model.siteUrl}/rest/api/2/universal_avatar/view/type/issuetype/avatar/${typeId}?size=medium`,
    ...type,
    ...own,
  };
}

export function projectJson(model: Model, project: ProjectRecord): Record<string, unknown> {
  const avatar = `${model.siteUrl}/rest/api/2/universal_avatar/view/type/project/avatar/${project.id}`;
  return {
    self: model.link(`project/${project.id}`),
    id: project.id,
    key: project.key,
    name: project.name,
    projectTypeKey: 'software',
    simplified: project.style === 'next-gen',
    avatarUrls: Object.fromEntries(
      ['16x16', '24x24', '32x32', '48x48'].map((size) => [size, `${avatar}?size=${size}`]),
    ),
  };
}

export const resolutionJson = (model: Model, id: string): Record<string, unknown> => ({
  self: model.link(`resolution/${id}`),
  ...resolutionById(id),
});

export const versionJson = (model: Model, version: Version): Record<string, unknown> => ({
  self: model.link(`version/${version.id}`),
  ...version,
});

/** A version asked for by itself, with what follows from its dates. */
export function versionDetailsJson(
  model: Model,
  project: ProjectRecord,
  version: Version,
): Record<string, unknown> {
  const today = new Date(model.now()).toISOString().slice(0, 10);
  const { startDate, releaseDate, released } = version;
  return {
    ...versionJson(model, version),
    ...(startDate === undefined ? {} : { userStartDate: dayMonthYear(startDate) }),
    ...(releaseDate === undefined
      ? {}
      : {
          userReleaseDate: dayMonthYear(releaseDate),
          ...(released ? {} : { overdue: releaseDate < today }),
        }),
    projectId: Number(project.id),
  };
}

/** `6/Jul/10`, as sites show dates unless told otherwise. */
function dayMonthYear(date: string): string {
  const month = new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' }).format(new Date(date));
  return `${date.slice(8)}/${month}/${date.slice(2, 4)}`;
}

export const componentJson = (model: Model, component: Component): Record<string, unknown> => ({
  self: model.link(`component/${component.id}`),
  ...component,
});

/** Real ones are random; here, the id with zeros in front. */
export const uuidOf = (id: string): string => `00000000-0000-4000-8000-${id.padStart(12, '0')}`;

export const securityJson = (model: Model, { id, name }: SecurityLevel): Record<string, unknown> => ({
  self: model.link(`securitylevel/${id}`),
  id,
  name,
  description: '',
});

/** A parent or a sub-task inside another issue. */
export function nestedIssueJson(model: Model, issue: IssueRecord): Record<string, unknown> {
  return {
    id: issue.id,
    key: issue.key,
    self: model.link(`issue/${issue.id}`),
    fields: {
      summary: issue.summary,
      status: statusJson(model, issue.statusId),
      priority: issue.priorityId === null ? null : priorityJson(model, issue.priorityId),
      issuetype: issueTypeJson(model, issue.typeId),
    },
  };
}
