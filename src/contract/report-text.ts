/** Apart from the rules that every screen needs: it is loaded when somebody exports. */
import { postmortemToAdf } from '../domain/adf/postmortem';
import { markdownOf } from '../domain/markdown-document';
import type { AnySection } from '../domain/postmortem';
import type { PostmortemView } from './postmortem';

/**
 * A postmortem as Markdown, as a person would write it.
 * @param siteUrl where the issues of its actions are found
 * @param nameOf the name of an account
 */
export function markdownReport(
  view: PostmortemView,
  siteUrl: string,
  nameOf: (accountId: string) => string,
): string {
  const sections: Partial<Record<AnySection, string>> = {};
  for (const [key, { value }] of Object.entries(view.sections)) sections[key as AnySection] = value;
  for (const { key, value } of view.extras) sections[key] = value;
  const values = <T>(rows: readonly { readonly value: T }[]) => rows.map(({ value }) => value);
  return markdownOf(
    postmortemToAdf({
      header: view.header.value,
      services: view.services.map(({ name }) => name),
      sections,
      timeline: values(view.timeline),
      causes: values(view.causes),
      fiveWhys: values(view.fiveWhys),
      factors: values(view.factors),
      impact: view.impact.version === 0 ? null : view.impact.value,
      links: values(view.links),
      roles: view.roles.map(({ role, value }) => ({ role, people: value.people })),
      template: view.template,
      siteUrl,
      actions: view.actions,
    }),
    nameOf,
  );
}

/** The name of a file for a text of that title. */
export function fileName(title: string, ending: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${words || 'postmortem'}.${ending}`;
}
