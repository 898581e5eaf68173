import { useQuery } from '@tanstack/react-query';
import { moduleAddress } from '../host';

/** The address of the gate's pages, without a service; undefined until the product says it, or where it does not. */
export function useGateHome(): string | undefined {
  const { data } = useQuery({
    queryKey: ['gate-home'],
    queryFn: async () => `${await moduleAddress('debrief-home')}/gate`,
    staleTime: Infinity,
    retry: false,
  });
  return data;
}
