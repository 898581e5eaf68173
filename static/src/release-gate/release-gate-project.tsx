import { useQuery } from '@tanstack/react-query';
import type { ProjectGate, ReleasedVersion } from '../../../src/contract/release-gate-jira';
import { call, failureOf } from '../backend';
import { readable } from '../shared/instants';
import { Message } from '../shared/message';
import { FailedState, LoadingState } from '../shared/screen-states';
import { gateJiraTexts } from '../texts/release-gate-jira';
import { codeWords } from '../texts/release-gate-policy';
import { ServiceVerdicts } from './release-gate-services';
import { GATE_LOOKS } from './release-gate-looks';
import { UnreleasedVersions } from './release-gate-versions';

/** Often enough for whoever waits to release, and no burden when it stays open. */
const ASK_AGAIN_MS = 60_000;

/** The gate's page of a Jira project. */
export function ProjectGateScreen({ projectId }: { readonly projectId: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['release-gate', 'project', projectId],
    queryFn: () => call('release-gate.of-project', { projectId }),
    refetchInterval: ASK_AGAIN_MS,
    retry: false,
  });
  // What was true a minute ago may let a release through today: without an answer nothing is shown.
  if (error) return <FailedState failure={failureOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState label={gateJiraTexts.loading} />;
  if (data.services.length === 0)
    return (
      <Message look="information" title={gateJiraTexts.noServicesTitle} headingLevel="h1">
        <p>{gateJiraTexts.noServices}</p>
      </Message>
    );
  return (
    <div className="stack-wide">
      <div data-testid="gate" data-verdict={data.verdict}>
        <Message
          look={GATE_LOOKS[data.verdict]}
          title={gateJiraTexts.title(data.project.name, data.verdict)}
          headingLevel="h1"
        >
          <p>{gateJiraTexts.strictest[data.verdict]}</p>
        </Message>
      </div>
      <section aria-labelledby="heading-services" className="stack">
        <h2 id="heading-services">{gateJiraTexts.services}</h2>
        <ServiceVerdicts services={data.services} />
      </section>
      <UnreleasedVersions projectId={projectId} versions={data.versions} />
      <Released released={data.released} />
    </div>
  );
}

function Released({ released }: Pick<ProjectGate, 'released'>) {
  return (
    <section aria-labelledby="heading-released" className="stack">
      <h2 id="heading-released">{gateJiraTexts.released}</h2>
      {released.length === 0 ? (
        <p>{gateJiraTexts.noneReleased}</p>
      ) : (
        <ul>
          {released.map((one) => (
            <li key={`${one.versionId} ${one.at} ${one.serviceName}`}>
              <ReleasedOne released={one} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ReleasedOne({ released }: { readonly released: ReleasedVersion }) {
  const { release, serviceName, verdict, at, code } = released;
  return (
    <div className="stack">
      <span className="written">{gateJiraTexts.releasedLine(release, serviceName, verdict)}</span>
      <span className="small subtle">
        {readable(at)} {codeWords[code] ?? ''}
      </span>
    </div>
  );
}
