import { useQuery } from '@tanstack/react-query';
import { call, failureOf } from '../backend';
import { FailedState, isDenied, LoadingState } from '../shared/screen-states';
import { reminderTexts } from '../texts/reminders';
import { MyActions } from './my-actions';
import { mineKey, MyMails } from './my-mails';
import { MyOldPostmortems } from './my-old-postmortems';
import { MyReviews } from './my-reviews';

const PREPARING_EVERY_MS = 5_000;

/** What the viewer still has to do. */
export function Mine({ siteUrl }: { readonly siteUrl: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: mineKey,
    queryFn: () => call('reminders.mine', {}),
    staleTime: 5_000,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) =>
      state.error && failureOf(state.error).code === 'PREPARING' ? PREPARING_EVERY_MS : false,
  });
  const failure = error ? failureOf(error) : null;
  if (!data || (failure && isDenied(failure)))
    return failure ? (
      <FailedState failure={failure} onRetry={() => void refetch()} />
    ) : (
      <LoadingState label={reminderTexts.loading} />
    );
  return (
    <div className="stack-wide">
      <h1>{reminderTexts.heading}</h1>
      {failure && <p className="wrong">{reminderTexts.stale}</p>}
      <MyActions mine={data} siteUrl={siteUrl} />
      <MyReviews mine={data} siteUrl={siteUrl} />
      <MyOldPostmortems mine={data} siteUrl={siteUrl} />
      <MyMails mails={data.mails} />
    </div>
  );
}
