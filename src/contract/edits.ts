import * as v from 'valibot';
import { changeId, numericId, place, serviceName, severity, uuid } from './fields';

/** A time as a config may hold it: it may be no time at all, but it is never a long text. */
const configuredTime = v.pipe(v.string(), v.maxLength(64));

/** What the first save knows of the macro: its config, as the person sees it. Used only when there is no record yet. */
export const macroConfig = v.object({
  title: v.optional(v.pipe(v.string(), v.maxLength(255))),
  severity: v.optional(severity),
  services: v.optional(v.pipe(v.array(serviceName), v.maxLength(20))),
  startedAt: v.optional(v.nullable(configuredTime)),
  detectedAt: v.optional(v.nullable(configuredTime)),
  resolvedAt: v.optional(v.nullable(configuredTime)),
  /** In which the times were typed. */
  zone: v.optional(v.pipe(v.string(), v.maxLength(64))),
  /** Address of the incident where it was handled; it becomes the report's first link. */
  link: v.optional(v.pipe(v.string(), v.maxLength(2048))),
});
export type MacroConfig = v.InferOutput<typeof macroConfig>;

/** Every save: where, the change's id, and the config in case this is the first one. */
export const edit = { place, changeId, config: v.optional(macroConfig, {}) };

/** Where new issues go. Both ids as Jira gives them. */
export const issueTarget = v.object({ projectId: numericId, issueTypeId: numericId });
export type IssueTarget = v.InferOutput<typeof issueTarget>;

/** What a mapping is for. A space by Confluence's id, a service by ours. */
export const mappingScope = v.variant('kind', [
  v.object({ kind: v.literal('site') }),
  v.object({ kind: v.literal('space'), id: numericId }),
  v.object({ kind: v.literal('service'), id: uuid }),
]);
