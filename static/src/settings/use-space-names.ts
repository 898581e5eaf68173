import { useQuery } from '@tanstack/react-query';
import { readSpacesById } from './confluence-spaces';

/** Names of these spaces as far as the viewer may see them; empty until they are read. */
export function useSpaceNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const { data } = useQuery({
    queryKey: ['confluence-spaces-by-id', [...new Set(ids)].sort()],
    queryFn: () => readSpacesById([...new Set(ids)]),
    enabled: ids.length > 0,
    retry: false,
  });
  return new Map((data ?? []).map(({ id, name, key }) => [id, `${name} (${key})`]));
}
