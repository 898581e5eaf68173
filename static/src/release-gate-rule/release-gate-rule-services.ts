import { useQuery } from '@tanstack/react-query';
import { call } from '../backend';

/** Services that whoever looks may know of, by name. */
export function useGateServices() {
  return useQuery({
    queryKey: ['release-gate-services'],
    queryFn: () => call('release-gate.services', {}),
  });
}
