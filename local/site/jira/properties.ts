import * as v from 'valibot';
import type { RoutedRequest, Route } from '../protocol';
import { without } from './commit';
import type { Model } from './model';
import { demand, visibleIssue } from './permissions';
import { badRequest, notFound } from './refusal';
import { route } from './request';
import { indexIssue } from './search-index';
import type { IssueRecord, Json } from './state';

const JsonSchema: v.GenericSchema<unknown, Json> = v.custom<Json>((value) => value !== undefined);

const MAX_KEY = 255;
const MAX_VALUE = 32_768;

/** The value of an entity property as it may be stored, or a 400. */
export function checkedProperty(key: string, value: unknown): Json {
  if (key === '' || key.length > MAX_KEY) {
    throw badRequest(`The property key must have between 1 and ${String(MAX_KEY)} characters.`);
  }
  const parsed = v.safeParse(JsonSchema, value);
  if (!parsed.success) throw badRequest('The property value must be valid, non-empty JSON.');
  if (JSON.stringify(parsed.output).length > MAX_VALUE) {
    throw badRequest(`The property value cannot be longer than ${String(MAX_VALUE)} characters.`);
  }
  return structuredClone(parsed.output);
}

const PATH = '/rest/api/3/issue/{issueIdOrKey}/properties';

const READ = ['read:issue.property:jira'] as const;

/** No write here moves `updated` on: Atlassian nowhere says that it does, so nothing may lean on it. */
export function propertyRoutes(model: Model): readonly Route[] {
  const issueOf = ({ actor, params }: RoutedRequest): IssueRecord =>
    visibleIssue(model, actor, params['issueIdOrKey'] ?? '');
  const keyOf = ({ params }: RoutedRequest): string => params['propertyKey'] ?? '';
  const missing = (key: string): Error => notFound(`The property with key '${key}' does not exist.`);

  return [
    route(model, {
      method: 'GET',
      path: PATH,
      classic: 'read:jira-work',
      granular: READ,
      handle: (request) => {
        const issue = issueOf(request);
        const keys = Object.keys(issue.properties).map((key) => ({
          self: model.link(`issue/${issue.id}/properties/${encodeURIComponent(key)}`),
          key,
        }));
        return { status: 200, body: { keys } };
      },
    }),
    route(model, {
      method: 'GET',
      path: `${PATH}/{propertyKey}`,
      classic: 'read:jira-work',
      granular: READ,
      handle: (request) => {
        const { properties } = issueOf(request);
        const key = keyOf(request);
        if (!Object.hasOwn(properties, key)) throw missing(key);
        return { status: 200, body: { key, value: properties[key] } };
      },
    }),
    route(model, {
      method: 'PUT',
      path: `${PATH}/{propertyKey}`,
      classic: 'write:jira-work',
      granular: ['write:issue.property:jira'],
      handle: (request) => {
        const issue = issueOf(request);
        demand(model, request.actor, 'EDIT_ISSUES', issue);
        const key = keyOf(request);
        const existed = Object.hasOwn(issue.properties, key);
        issue.properties[key] = checkedProperty(key, request.body);
        indexIssue(model, issue.id);
        return { status: existed ? 200 : 201 };
      },
    }),
    route(model, {
      method: 'DELETE',
      path: `${PATH}/{propertyKey}`,
      classic: 'write:jira-work',
      granular: ['delete:issue.property:jira'],
      handle: (request) => {
        const issue = issueOf(request);
        const key = keyOf(request);
        demand(model, request.actor, 'EDIT_ISSUES', issue);
        if (!Object.hasOwn(issue.properties, key)) throw missing(key);
        issue.properties = without(issue.properties, key);
        indexIssue(model, issue.id);
        return { status: 204 };
      },
    }),
  ];
}
