import { createIssue } from './issue-create';
import type { Model } from './model';
import type { IssueRecord, Json } from './state';

/** What many issues have in common, and what tells them apart by their place in the row, counted from 0. */
export interface IssueTemplate {
  readonly project: string;
  readonly issueTypeId: string;
  /** Account id of who creates and reports them. */
  readonly person: string;
  /** Further fields as of `POST /rest/api/3/issue`. */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly properties?: (place: number) => Readonly<Record<string, Json>>;
  /** When it was changed last, in ms; now without it. */
  readonly updated?: (place: number) => number;
}

export interface Seeded {
  readonly id: string;
  readonly key: string;
}

/** Creates many issues at once, which search knows at once. No event, no history; in the order of their ids. */
export function seedIssues(model: Model, count: number, template: IssueTemplate): readonly Seeded[] {
  const { project, issueTypeId, person, fields, properties, updated } = template;
  if (count < 1) return [];
  const acting = { actor: { kind: 'user', accountId: person }, viaApp: false } as const;
  const body = {
    fields: { summary: 'Seeded', ...fields, project: { key: project }, issuetype: { id: issueTypeId } },
  };
  // The first goes through all of Jira's checks; the others are like it.
  const first = model.silently(() => createIssue(model, acting, body));
  const home = model.projectOf(first);
  const seeded: Seeded[] = [];
  for (let place = 0; place < count; place += 1) {
    const number = place === 0 ? home.lastIssueNumber : (home.lastIssueNumber += 1);
    const id = place === 0 ? first.id : String(model.state.nextIssueId++);
    const issue: IssueRecord = {
      ...structuredClone(first),
      id,
      key: `${home.key}-${String(number)}`,
      properties: { ...structuredClone(properties?.(place)) },
      updated: updated?.(place) ?? first.updated,
    };
    model.state.issues[id] = issue;
    model.state.index[id] = [{ visibleAt: model.now(), issue: structuredClone(issue) }];
    seeded.push({ id, key: issue.key });
  }
  return seeded;
}
