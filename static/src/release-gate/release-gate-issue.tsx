import { useQuery } from '@tanstack/react-query';
import type { IssueBlocker, IssueGate } from '../../../src/contract/release-gate-jira';
import { call, failureOf } from '../backend';
import { Message } from '../shared/message';
import { FailedState, LoadingState } from '../shared/screen-states';
import { issueAddress, pageAddress } from '../shared/site-addresses';
import { SiteLink } from '../shared/site-link';
import { gateJiraTexts } from '../texts/release-gate-jira';
import { GATE_LOOKS } from './release-gate-looks';
import { ServiceVerdicts } from './release-gate-services';
import './release-gate-issue.css';

const ASK_AGAIN_MS = 60_000;

interface IssueGateProps {
  readonly issueId: string;
  readonly siteUrl: string;
}

/** The gate's panel on an issue: a release, or a change. */
export function IssueGateScreen({ issueId, siteUrl }: IssueGateProps) {
  const { data, error, refetch } = useQuery({
    queryKey: ['release-gate', 'issue', issueId],
    queryFn: () => call('release-gate.of-issue', { issueId }),
    refetchInterval: ASK_AGAIN_MS,
    retry: false,
  });
  if (error)
    return <FailedState failure={failureOf(error)} headingLevel="h3" onRetry={() => void refetch()} />;
  if (!data) return <LoadingState label={gateJiraTexts.loading} />;
  if (data.services.length === 0)
    return (
      <Message look="information" title={gateJiraTexts.noServicesTitle} headingLevel="h3">
        <p>{gateJiraTexts.noServices}</p>
      </Message>
    );
  return <IssueVerdict gate={data} siteUrl={siteUrl} />;
}

function IssueVerdict({ gate, siteUrl }: { readonly gate: IssueGate; readonly siteUrl: string }) {
  const { project, release, verdict, services, blockers, others } = gate;
  return (
    <div className="stack" data-testid="gate" data-verdict={verdict}>
      <Message
        look={GATE_LOOKS[verdict]}
        title={
          release === null
            ? gateJiraTexts.title(project.name, verdict)
            : gateJiraTexts.issueTitle(release, verdict)
        }
        headingLevel="h3"
      >
        <div className="stack">
          <p>{gateJiraTexts.strictest[verdict]}</p>
          {release === null && <p className="small">{gateJiraTexts.ofProject(project.name)}</p>}
        </div>
      </Message>
      <ServiceVerdicts services={services} />
      {(blockers.length > 0 || others) && (
        <section aria-labelledby="heading-blockers" className="stack">
          <h3 id="heading-blockers">{gateJiraTexts.blockers}</h3>
          {blockers.length > 0 && (
            <ul className="stack plain-list">
              {blockers.map((blocker) => (
                <li key={blocker.actionId}>
                  <Blocker blocker={blocker} siteUrl={siteUrl} />
                </li>
              ))}
            </ul>
          )}
          {others && <p className="subtle">{gateJiraTexts.others}</p>}
        </section>
      )}
    </div>
  );
}

function Blocker({ blocker, siteUrl }: { readonly blocker: IssueBlocker; readonly siteUrl: string }) {
  const { issueKey, seen } = blocker;
  return (
    <span className="row written gate-blocker">
      {issueKey !== null && <SiteLink href={issueAddress(siteUrl, issueKey)}>{issueKey}</SiteLink>}
      {seen !== null && <SiteLink href={pageAddress(siteUrl, seen.pageId)}>{seen.title}</SiteLink>}
    </span>
  );
}
