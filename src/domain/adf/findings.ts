import { factorsInOrder, type FishboneCategory, type KeptFactor } from '../fishbone';
import type { Evidence, KeptChain } from '../five-whys';
import { isWebAddress, LINK_KINDS, type LinkKind, type ReportLink, shownAddress } from '../links';
import {
  type AdfNode,
  bulletList,
  inline,
  link,
  listItem,
  orderedList,
  paragraph,
  strong,
  table,
  text,
} from './builders';

const CATEGORIES: Readonly<Record<FishboneCategory, string>> = {
  'people-and-skills': 'People and skills',
  process: 'Process',
  tools: 'Tools',
  environment: 'Environment',
  dependencies: 'Dependencies',
  measurement: 'Measurement',
};

const LINKS: Readonly<Record<LinkKind, string>> = {
  incident: 'Incident',
  'cause-change': 'Change that caused it',
  'fix-change': 'Change that fixed it',
  dashboard: 'Dashboard',
  logs: 'Logs',
  alert: 'Alert',
  code: 'Code',
  document: 'Document',
};

const NOT_ANSWERED = 'Not answered yet.';
const NO_PROBLEM = 'No problem is named yet.';

const arranged = <T extends { readonly position: number }>(rows: readonly T[]) =>
  [...rows].sort((a, b) => a.position - b.position);

/** Chains as lists in a list: the problem, its answers by number, and where each can be checked. */
export function fiveWhysToAdf(chains: readonly KeptChain[]): AdfNode[] {
  if (chains.length === 0) return [];
  const items = arranged(chains).map(({ problem, steps }) => {
    const answers = steps.map((step) =>
      listItem([
        paragraph(inline(step.text.trim() || NOT_ANSWERED)),
        ...listOf(step.evidence.map((each) => listItem([paragraph(linked(each))]))),
      ]),
    );
    return listItem([
      paragraph(inline(problem.trim() || NO_PROBLEM, [strong])),
      ...(answers.length === 0 ? [] : [orderedList(answers)]),
    ]);
  });
  return [bulletList(items)];
}

/** What stands in the fishbone, as a table by category. */
export function fishboneToAdf(factors: readonly KeptFactor[]): AdfNode[] {
  if (factors.length === 0) return [];
  const rows = factorsInOrder(arranged(factors)).map((factor) => [
    inline(CATEGORIES[factor.category]),
    inline(factor.text),
  ]);
  return [table(['Category', 'Factor'], rows)];
}

/** Links by kind, each by its name. */
export function linksToAdf(links: readonly ReportLink[]): AdfNode[] {
  const inKinds = LINK_KINDS.flatMap((kind) => arranged(links).filter((each) => each.kind === kind));
  return listOf(
    inKinds.map((each) => listItem([paragraph([text(`${LINKS[each.kind]}: `, [strong]), ...linked(each)])])),
  );
}

const listOf = (items: readonly AdfNode[]) => (items.length === 0 ? [] : [bulletList(items)]);

/** Only web addresses become links; anything else is shown as the words it is. */
const linked = ({ url, title }: Evidence): AdfNode[] =>
  inline(title.trim() || shownAddress(url), isWebAddress(url) ? [link(url)] : []);
