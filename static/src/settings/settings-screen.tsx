import { useQuery } from '@tanstack/react-query';
import { call, failureOf } from '../backend';
import { FailedState, isDenied, LoadingState } from '../shared/screen-states';
import { settingsTexts } from '../texts/settings';
import { ApprovalRules } from './approval-rules';
import { GateAddress } from './release-gate-address';
import { SiteDecisions } from './release-gate-decisions';
import { JiraSync } from './jira-sync';
import { Mappings } from './mappings';
import { OwnControls } from './own-controls';
import { Policies } from './release-gate-policies';
import { Reminders } from './reminders';
import { ReviewDeadlines } from './review-deadlines';
import { Services } from './services';
import { SiteHistory } from './site-history';
import { Templates } from './templates';
import { whilePreparing } from './settings-section';
import { ReleaseProjects } from './release-gate-projects';
import { Tokens } from './release-gate-tokens';
import { settingsKey } from './use-settings-changed';
import { Waivers } from './release-gate-waivers';

/** Services, where issues go and how they are followed, reminders, the gate: for people who may administer Confluence. */
export function SettingsScreen({ siteUrl }: { readonly siteUrl: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: settingsKey,
    queryFn: () => call('release-gate.settings', {}),
    refetchInterval: whilePreparing,
  });
  const failure = error ? failureOf(error) : null;
  if (!data || (failure && isDenied(failure)))
    return failure ? <FailedState failure={failure} onRetry={() => void refetch()} /> : <LoadingState />;
  return (
    <div className="stack-wide">
      <h1>{settingsTexts.heading}</h1>
      <Services services={data.services} />
      <Templates />
      <Mappings services={data.services} />
      <JiraSync siteUrl={siteUrl} />
      <ReviewDeadlines />
      <Reminders />
      <ApprovalRules />
      <OwnControls />
      <Policies settings={data} />
      <ReleaseProjects services={data.services} />
      <Waivers settings={data} />
      <Tokens settings={data} />
      <GateAddress settings={data} />
      <SiteDecisions siteUrl={siteUrl} settings={data} />
      <SiteHistory siteUrl={siteUrl} />
    </div>
  );
}
