import { useQuery } from '@tanstack/react-query';
import { call, failureOf } from '../backend';
import { FailedState, LoadingState } from '../shared/screen-states';
import { historyTexts } from '../texts/history';
import { ChainCheck } from './chain-check';
import { RetentionForm } from './retention-form';
import { whilePreparing } from './settings-section';
import { historyKey } from './use-settings-changed';

/** What the check of the upkeep found, a check at once, and how long changes are kept. */
export function ChangeLogState({ siteUrl }: { readonly siteUrl: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: historyKey,
    queryFn: () => call('history.state', {}),
    refetchInterval: whilePreparing,
  });
  if (!data)
    return error ? (
      <FailedState failure={failureOf(error)} headingLevel="h3" onRetry={() => void refetch()} />
    ) : (
      <LoadingState label={historyTexts.loading} />
    );
  return (
    <>
      <ChainCheck report={data.report} siteUrl={siteUrl} />
      <RetentionForm retention={data.retention} />
    </>
  );
}
