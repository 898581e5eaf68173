import type { DecisionView } from '../../../src/contract/release-gate-log';
import { readable } from '../shared/instants';
import { issueAddress, pageAddress } from '../shared/site-addresses';
import { SiteLink } from '../shared/site-link';
import { factWords, gateLogTexts } from '../texts/release-gate-log';
import { codeWords } from '../texts/release-gate-policy';
import { VerdictLozenge } from './release-gate-lozenge';

interface DecisionProps {
  readonly decision: DecisionView;
  readonly siteUrl: string;
}

/** One answer of the gate: what was asked, what it said, and why. */
export function Decision({ decision, siteUrl }: DecisionProps) {
  const { at, asked, caller, verdict, code, facts, policyVersion, blockers, waived } = decision;
  const why = [facts ? factWords(facts) : '', codeWords[code] ?? ''].filter((words) => words !== '');
  return (
    <li className="panel stack">
      <div className="row">
        <VerdictLozenge verdict={verdict} />
        <strong className="written">{gateLogTexts.title(nameOf(decision), asked.version)}</strong>
        <span className="small subtle">{code}</span>
      </div>
      <p className="small subtle">
        {readable(at)} · {gateLogTexts.callers[caller.kind](caller.name)}
      </p>
      {decision.serviceName === null && <p>{gateLogTexts.unknownService}</p>}
      {why.map((words) => (
        <p key={words}>{words}</p>
      ))}
      {waived !== null && <p>{gateLogTexts.waived(waived)}</p>}
      {blockers.length > 0 && (
        <ul aria-label={gateLogTexts.blockers} className="stack">
          {blockers.map(({ actionId, title, pageId, issueKey }) => (
            <li key={actionId}>
              <SiteLink href={pageAddress(siteUrl, pageId)}>{title}</SiteLink>
              {issueKey !== null && (
                <>
                  {' '}
                  <SiteLink href={issueAddress(siteUrl, issueKey)}>{issueKey}</SiteLink>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {decision.isHeldByMore && <p className="subtle">{gateLogTexts.heldByMore}</p>}
      {policyVersion !== null && <p className="small subtle">{gateLogTexts.policy(policyVersion)}</p>}
    </li>
  );
}

/** The service as it is called now, or what was asked for where there is none. */
export const nameOf = ({ serviceName, asked }: DecisionView): string => serviceName ?? asked.service;
