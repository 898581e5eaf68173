import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CreateForm, MappingCheck } from '../../../src/contract/issues';
import type { FailureAnswer } from '../../../src/contract/failure';
import { call, failureOf } from '../backend';
import { useAnnounce } from '../shared/announcer';
import type { Target } from '../shared/jira-targets';
import type { FieldInputs } from '../shared/required-fields';
import { checkTexts } from '../texts/jira-mapping';

export interface DryRun {
  /** Nothing to check before a project and a type are chosen. */
  readonly state: 'idle' | 'checking' | 'checked' | 'failed';
  readonly answer: MappingCheck | null;
  readonly form: CreateForm | null;
  readonly failure: FailureAnswer | null;
  /** The values that the answer is about. */
  readonly checked: FieldInputs;
  /** The values are others by now. */
  readonly isOld: boolean;
  readonly again: () => void;
}

const ofTarget = ({ projectId, issueTypeId }: Target) => `${projectId} ${issueTypeId}`;

/** What Jira says of a target and these values. A list and a form that ask the same ask once. */
export function useMappingQuery(target: Target, extra: FieldInputs, enabled = true) {
  return useQuery({
    queryKey: ['mapping-check', ofTarget(target), extra],
    queryFn: () => call('jira-mapping.check', { target, extra: plainInputs(extra) }),
    enabled,
  });
}

/** Checks a target as soon as it is chosen, and its values whenever somebody asks. Jira is not asked at every key. */
export function useMappingCheck(target: Partial<Target>, extra: FieldInputs): DryRun {
  const announce = useAnnounce();
  const client = useQueryClient();
  const { projectId = '', issueTypeId = '' } = target;
  const of = ofTarget({ projectId, issueTypeId });
  const [asked, setAsked] = useState({ of, extra });
  const checked = asked.of === of ? asked.extra : {};
  const isComplete = projectId !== '' && issueTypeId !== '';
  const { data, error, refetch, isFetching } = useMappingQuery(
    { projectId, issueTypeId },
    checked,
    isComplete,
  );
  const isReady = data !== undefined && !isFetching;
  useEffect(() => {
    if (isReady) announce(checkTexts.ready);
  }, [isReady, announce]);

  const failure = error && !isFetching ? failureOf(error) : null;
  // What was checked with other values of this target still says which fields there are.
  const known = client
    .getQueriesData<MappingCheck>({ queryKey: ['mapping-check', of] })
    .find(([, before]) => before !== undefined)?.[1];
  const latest = isComplete ? (data ?? known ?? null) : null;
  return {
    state: !isComplete ? 'idle' : isFetching ? 'checking' : failure ? 'failed' : 'checked',
    answer: failure ? null : latest,
    form: latest?.kind === 'checked' ? latest.form : null,
    failure: isComplete ? failure : null,
    checked,
    isOld: JSON.stringify(sorted(checked)) !== JSON.stringify(sorted(extra)),
    again: () => {
      setAsked({ of, extra });
      if (failure) void refetch();
    },
  };
}

/** The contract's input is a plain one: lists of its own, which nobody else holds. */
export const plainInputs = (extra: FieldInputs) =>
  Object.fromEntries(
    Object.entries(extra).map(([id, value]) => [id, typeof value === 'string' ? value : [...value]]),
  );

const sorted = (extra: FieldInputs) => Object.entries(extra).sort(([a], [b]) => (a < b ? -1 : 1));
