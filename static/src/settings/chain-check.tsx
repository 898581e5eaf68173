import Button from '@atlaskit/button/default/button';
import type { ChainBreak, ChainReport } from '../../../src/contract/history';
import { subjectWords } from '../history/history-words';
import { readable } from '../shared/instants';
import { Message } from '../shared/message';
import { Problem } from '../shared/problem';
import { pageAddress } from '../shared/site-addresses';
import { SiteLink } from '../shared/site-link';
import { historyTexts } from '../texts/history';
import { useChainCheck } from './use-chain-check';

/** As many as are listed; whoever sees so many knows enough. */
const SHOWN = 50;

/** Whether the log of all changes is as Debrief wrote it. */
export function ChainCheck({
  report,
  siteUrl,
}: {
  readonly report: ChainReport | null;
  readonly siteUrl: string;
}) {
  const check = useChainCheck();
  return (
    <section aria-labelledby="heading-chain" className="stack" data-testid="chain-check">
      <h2 id="heading-chain">{historyTexts.chainHeading}</h2>
      <p className="subtle">{historyTexts.chainIntro}</p>
      {check.state === 'idle' && (
        <>
          <p>
            {report === null ? historyTexts.chainNever : historyTexts.chainLast(readable(report.endedAt))}
          </p>
          {report !== null && <Found {...report} siteUrl={siteUrl} />}
        </>
      )}
      <div role="status">
        {check.state === 'running' && <p>{historyTexts.chainRunning(check.looked)}</p>}
        {check.state === 'done' && (
          <Found looked={check.looked} breaks={check.breaks} more={0} siteUrl={siteUrl} />
        )}
      </div>
      <Problem text={check.problem} />
      <div>
        <Button isLoading={check.state === 'running'} onClick={() => void check.start()}>
          {historyTexts.chainStart}
        </Button>
      </div>
    </section>
  );
}

function Found({
  looked,
  breaks,
  more,
  siteUrl,
}: Pick<ChainReport, 'looked' | 'breaks' | 'more'> & { readonly siteUrl: string }) {
  const count = breaks.length + more;
  if (count === 0) return <p>{historyTexts.chainWhole(looked)}</p>;
  const hidden = count - Math.min(SHOWN, breaks.length);
  return (
    <Message look="warning" title={historyTexts.chainBroken(count)} headingLevel="h2">
      <ul aria-label={historyTexts.chainFindings}>
        {breaks.slice(0, SHOWN).map((found) => (
          <li key={`${found.kind} ${found.subject} ${found.id} ${String(found.version)}`}>
            <Break found={found} siteUrl={siteUrl} />
          </li>
        ))}
      </ul>
      {hidden > 0 && <p>{historyTexts.chainMore(hidden)}</p>}
    </Message>
  );
}

function Break({ found, siteUrl }: { readonly found: ChainBreak; readonly siteUrl: string }) {
  const { subject, kind, version, at, pageId } = found;
  return (
    <>
      {subjectWords(subject)}, {readable(at)}: {historyTexts.chainSays[kind](version)}.{' '}
      {pageId !== null && <SiteLink href={pageAddress(siteUrl, pageId)}>{historyTexts.openPage}</SiteLink>}
    </>
  );
}
