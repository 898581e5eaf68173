import { DONE_RESOLUTION, issueTypeById, priorityById } from './catalogue';
import type { Model } from './model';
import type { IssueRecord, ProjectRecord } from './state';
import { categoryOf, statusById, type StatusCategory } from './workflow';

/** Jira's own notation of an instant, always in UTC here. */
export const jiraTime = (instant: number): string => new Date(instant).toISOString().replace('Z', '+0000');

export const categoryJson = (model: Model, category: StatusCategory): Record<string, unknown> => ({
  self: model.link(`statuscategory/${String(category.id)}`),
  ...category,
});

export function statusJson(model: Model, statusId: string): Record<string, unknown> {
  const status = statusById(statusId);
  return {
    self: model.link(`status/${statusId}`),
    description: '',
    iconUrl: `${model.siteUrl}/images/icons/statuses/generic.png`,
    name: status.name,
    id: statusId,
    statusCategory: categoryJson(model, categoryOf(statusId)),
  };
}

export function priorityJson(model: Model, priorityId: string): Record<string, unknown> {
  const { name } = priorityById(priorityId);
  return {
    self: model.link(`priority/${priorityId}`),
    iconUrl: `${model.siteUrl}/images/icons/priorities/${name.toLowerCase()}_new.svg`,
    name,
    id: priorityId,
  };
}

export function issueTypeJson(model: Model, typeId: string): Record<string, unknown> {
  return {
    self: model.link(`issuetype/${typeId}`),
    iconUrl: `${model.siteUrl}/rest/api/2/universal_avatar/view/type/issuetype/avatar/${typeId}?size=medium`,
    ...issueTypeById(typeId),
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
    simplified: false,
    avatarUrls: Object.fromEntries(
      ['16x16', '24x24', '32x32', '48x48'].map((size) => [size, `${avatar}?size=${size}`]),
    ),
  };
}

export const resolutionJson = (model: Model): Record<string, unknown> => ({
  self: model.link(`resolution/${DONE_RESOLUTION.id}`),
  ...DONE_RESOLUTION,
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
      priority: priorityJson(model, issue.priorityId),
      issuetype: issueTypeJson(model, issue.typeId),
    },
  };
}
