import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { failureOf } from '../backend';
import { FailedState, isDenied, LoadingState } from '../shared/screen-states';

interface SettingsSectionProps<T> {
  /** Id of the heading. */
  readonly id: string;
  readonly heading: string;
  readonly headingLevel?: 'h2' | 'h3';
  readonly intro: string;
  readonly loading: string;
  readonly query: UseQueryResult<T>;
  /** Of what was read; a later failure to read it again leaves it standing, unless it is denied. */
  readonly children: (data: T) => ReactNode;
}

/** A part of the settings that is read by itself, so that it fails by itself. */
export function SettingsSection<T>({
  id,
  heading,
  headingLevel: Heading = 'h2',
  intro,
  loading,
  query,
  children,
}: SettingsSectionProps<T>) {
  const failure = query.error ? failureOf(query.error) : null;
  const { data } = query;
  return (
    <section aria-labelledby={id} className="stack">
      <Heading id={id}>{heading}</Heading>
      <p className="subtle">{intro}</p>
      {data !== undefined && !(failure && isDenied(failure)) ? (
        children(data)
      ) : failure ? (
        <FailedState failure={failure} headingLevel="h3" onRetry={() => void query.refetch()} />
      ) : (
        <LoadingState label={loading} />
      )}
    </section>
  );
}

/** Reads again by itself while Debrief is being prepared. */
export const whilePreparing = ({ state }: { readonly state: { readonly error: Error | null } }) =>
  state.error && failureOf(state.error).code === 'PREPARING' ? 5_000 : false;
