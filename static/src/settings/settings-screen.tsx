import { useQuery } from '@tanstack/react-query';
import { call, failureOf } from '../backend';
import { FailedState, isDenied, LoadingState } from '../shared/screen-states';
import { settingsTexts } from '../texts/settings';
import { GateAddress } from './gate-address';
import { Policies } from './policies';
import { Services } from './services';
import { Tokens } from './tokens';
import { settingsKey } from './use-settings-changed';

/** Services, gate policy and tokens: for people who may administer Confluence. */
export function SettingsScreen() {
  const { data, error, refetch } = useQuery({
    queryKey: settingsKey,
    queryFn: () => call('release-gate.settings', {}),
    refetchInterval: ({ state }) =>
      state.error && failureOf(state.error).code === 'PREPARING' ? 5_000 : false,
  });
  const failure = error ? failureOf(error) : null;
  if (!data || (failure && isDenied(failure)))
    return failure ? <FailedState failure={failure} onRetry={() => void refetch()} /> : <LoadingState />;
  return (
    <div className="stack-wide">
      <h1>{settingsTexts.heading}</h1>
      <Services services={data.services} />
      <Policies settings={data} />
      <Tokens settings={data} />
      <GateAddress settings={data} />
    </div>
  );
}
