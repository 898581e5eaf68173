import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { call, failureOf } from '../backend';
import type { Target } from '../shared/jira-targets';
import type { FieldInputs } from '../shared/required-fields';
import { useHere } from './here';
import { lastTarget } from './last-target';
import { pageTargets, type PageTarget } from './page-targets';

export const ELSEWHERE = 'elsewhere';
const NO_VALUES: FieldInputs = {};

export interface TargetChoice {
  readonly state: 'loading' | 'ready';
  /** Why the places of this page are not known; empty when they are. */
  readonly failure: string;
  readonly offered: readonly PageTarget[];
  /** Key of an offered one, `ELSEWHERE`, or null while nothing is chosen. */
  readonly chosen: string | null;
  readonly choose: (key: string) => void;
  /** What stands in the picker for places of one's own. */
  readonly picked: Partial<Target>;
  readonly pick: (target: Partial<Target>) => void;
  /** Null until project and type are chosen. */
  readonly target: Target | null;
  /** Values that were set up for it. */
  readonly extra: FieldInputs;
}

/** Where issues of this page go: as set up where that is clear, else as the person chooses. */
export function useTargetChoice(): TargetChoice {
  const { place } = useHere();
  const { data, error, isPending } = useQuery({
    queryKey: ['page-targets', place.pageId, place.localId],
    queryFn: () => call('jira-mapping.of-page', { place }),
  });
  const [choice, setChoice] = useState<string | null>(null);
  const [picked, setPicked] = useState<Partial<Target>>(() => lastTarget() ?? {});
  const pick = useCallback((target: Partial<Target>) => setPicked(target), []);
  const offered = pageTargets(data ?? []);
  const [only, ...others] = offered;
  const chosen = choice ?? (only ? (others.length === 0 ? only.key : null) : ELSEWHERE);
  const mapped = offered.find(({ key }) => key === chosen);
  const { projectId, issueTypeId } = mapped ?? (chosen === ELSEWHERE ? picked : {});
  return {
    state: isPending ? 'loading' : 'ready',
    failure: error && !data ? failureOf(error).message : '',
    offered,
    chosen,
    choose: setChoice,
    picked,
    pick,
    target: projectId === undefined || issueTypeId === undefined ? null : { projectId, issueTypeId },
    extra: mapped?.extra ?? NO_VALUES,
  };
}
