import type { MappedTarget } from '../../../src/contract/issues';
import type { Target } from '../shared/jira-targets';
import type { FieldInputs } from '../shared/required-fields';
import { createTexts } from '../texts/create-issues';

/** A place for issues that admins set up for this page. */
export interface PageTarget extends Target {
  readonly extra: FieldInputs;
  /** For whom it was set up, in words. */
  readonly source: string;
  /** Tells it from the others. */
  readonly key: string;
}

const PRECEDENCE = ['service', 'space', 'site'] as const satisfies readonly MappedTarget['source'][];

/**
 * Those that count: of the services if any has one, else of the space, else of the site. Services with the same
 * place share one; with different places nobody but a person knows which is meant.
 */
export function pageTargets(mapped: readonly MappedTarget[]): readonly PageTarget[] {
  const source = PRECEDENCE.find((kind) => mapped.some((target) => target.source === kind));
  const same = new Map<string, MappedTarget[]>();
  for (const target of mapped.filter((one) => one.source === source)) {
    const key = JSON.stringify([target.projectId, target.issueTypeId, target.extra]);
    same.set(key, [...(same.get(key) ?? []), target]);
  }
  return [...same].flatMap(([key, targets]) => {
    const [first] = targets;
    if (!first) return [];
    const { projectId, issueTypeId, extra } = first;
    return [{ key, projectId, issueTypeId, extra, source: sourceOf(targets) }];
  });
}

function sourceOf(targets: readonly MappedTarget[]): string {
  switch (targets[0]?.source) {
    case 'service':
      return createTexts.forService(createTexts.and(targets.map(({ name }) => name)));
    case 'space':
      return createTexts.forSpace;
    default:
      return createTexts.forSite;
  }
}
