import { useQuery } from '@tanstack/react-query';
import type { CallInput } from '../../../src/contract/calls';
import type { MappingView } from '../../../src/contract/issues';
import { mappingTexts } from '../texts/jira-mapping';
import { readSpacesById } from './confluence-spaces';

/** What a mapping is for. */
export type Scope = CallInput<'jira-mapping.save'>['scope'];

export function scopeOf({ source, scopeId }: Pick<MappingView, 'source' | 'scopeId'>): Scope {
  return source === 'site' ? { kind: 'site' } : { kind: source, id: scopeId };
}

export const isSameScope = (a: Scope, b: Scope): boolean =>
  a.kind === b.kind && (a.kind === 'site' || b.kind === 'site' || a.id === b.id);

export interface ScopeNames {
  /** `Space Engineering (ENG)` */
  readonly title: (scope: Scope) => string;
  /** `Engineering (ENG)`, and `the whole site` */
  readonly inSentence: (scope: Scope) => string;
}

/** How mappings are called. Spaces by what the viewer's own Confluence says of them. */
export function useScopeNames(mappings: readonly MappingView[]): ScopeNames {
  const ids = mappings.flatMap(({ source, scopeId }) => (source === 'space' ? [scopeId] : [])).sort();
  const spaces = useQuery({
    queryKey: ['confluence-spaces-by-id', ids],
    queryFn: () => readSpacesById(ids),
    enabled: ids.length > 0,
    retry: false,
  });
  const nameOf = (scope: Scope): string => {
    if (scope.kind === 'site') return mappingTexts.site;
    if (scope.kind === 'service') {
      const mapping = mappings.find(({ source, scopeId }) => source === 'service' && scopeId === scope.id);
      return mapping?.name || mappingTexts.goneService;
    }
    const space = spaces.data?.find(({ id }) => id === scope.id);
    if (space) return mappingTexts.spaceNamed(space.name, space.key);
    return spaces.data ? mappingTexts.hiddenSpace(scope.id) : scope.id;
  };
  return {
    inSentence: nameOf,
    title: (scope) => {
      if (scope.kind === 'site') return mappingTexts.siteTitle;
      return scope.kind === 'space'
        ? mappingTexts.spaceTitle(nameOf(scope))
        : mappingTexts.serviceTitle(nameOf(scope));
    },
  };
}
