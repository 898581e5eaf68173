import type { Model } from './model';
import type { Limit } from './rate-limits';

/** What admins and the platform do to Jira as a whole, and what a test arranges there. */
export interface JiraAdministration {
  /** Arms a rate limit against the app, on top of those that always count. */
  limit(limit: Limit): void;
  /** Disarms all limits and forgets what was counted. */
  unlimit(): void;
  /** Points the app has left in this UTC hour. */
  remainingPoints(): number;
}

export function administration(model: Model): JiraAdministration {
  return {
    limit: (limit) => {
      model.limits.arm(limit);
    },
    unlimit: () => {
      model.limits.clear();
    },
    remainingPoints: () => model.limits.remainingPoints,
  };
}
