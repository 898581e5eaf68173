/** One request of the app and the site's answer, as the checks see them. */
export interface Exchange {
  readonly product: 'jira' | 'confluence';
  readonly method: string;
  readonly path: string;
  /** Names and values of the query, in order. */
  readonly query: readonly (readonly [string, string])[];
  readonly requestBody?: unknown;
  readonly status: number;
  readonly responseBody?: unknown;
}

export interface Problem {
  readonly check: string;
  readonly problem: string;
}

/** One source of truth about an API. */
export type Check = (exchange: Exchange) => readonly Problem[];

export const succeeded = (exchange: Exchange): boolean => exchange.status >= 200 && exchange.status < 300;

/** Matches paths against a template with `{name}` for one segment. */
export function templatePattern(template: string): RegExp {
  const escaped = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+');
  return new RegExp(`^${escaped}$`);
}

/** Fewer placeholders first: `/issue/createmeta` before `/issue/{id}`. */
export const placeholders = (template: string): number => template.split('{').length - 1;
