import Button from '@atlaskit/button/default/button';
import { branchChain, type KeptChain, type WhyStep } from '../../../src/contract/five-whys';
import { shownAddress } from '../../../src/contract/links';
import { call } from '../backend';
import { useAnnounce } from '../shared/announcer';
import { newId } from '../shared/new-id';
import { Problem } from '../shared/problem';
import { SiteLink } from '../shared/site-link';
import { whyTexts } from '../texts/cause-tools';
import { useHere } from './here';
import { chainPlaceId, goToPlaceOnceDrawn } from './places';
import { trimmedChain } from './trimmed-chain';
import { withChain } from './record-findings';
import { useOneClick } from './use-one-click';
import { useRecordChanged } from './use-open';

interface WhyLadderProps {
  readonly chain: KeptChain;
  readonly all: readonly KeptChain[];
}

/** The answers of a chain, one rung below the other: an ordered list that looks like a ladder. */
export function WhyLadder({ chain, all }: WhyLadderProps) {
  const { mayEdit } = useHere();
  if (chain.steps.length === 0) return <p className="subtle">{whyTexts.unanswered}</p>;
  return (
    <ol className="ladder plain-list" aria-label={whyTexts.heading}>
      {chain.steps.map((step, index) => (
        <li key={step.id} className="rung" data-testid="why-step">
          <span className="rung-why small">{whyTexts.why(index + 1)}</span>
          <div className="rung-answer">
            <Answer step={step} />
            {mayEdit && (
              <Branch chain={chain} all={all} after={chain.steps[index - 1]?.id ?? null} number={index + 1} />
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Answer({ step }: { readonly step: WhyStep }) {
  return (
    <div>
      {step.text.trim() === '' ? (
        <p className="subtle">{whyTexts.unanswered}</p>
      ) : (
        <p className="written">{step.text}</p>
      )}
      {step.evidence.length > 0 && (
        <p className="small">
          <span className="subtle">{whyTexts.evidence}: </span>
          {step.evidence.map(({ url, title }, index) => (
            <span key={url}>
              {index > 0 && ', '}
              <SiteLink href={url}>{title.trim() === '' ? shownAddress(url) : title}</SiteLink>
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

interface BranchProps extends WhyLadderProps {
  /** The last answer that both share; null when only the problem is. */
  readonly after: string | null;
  readonly number: number;
}

function Branch({ chain, all, after, number }: BranchProps) {
  const { place, config } = useHere();
  const recordChanged = useRecordChanged();
  const announce = useAnnounce();
  const { isBusy, problem, run } = useOneClick();
  const branch = () =>
    run(async (changeId) => {
      // The change makes the chain, so its id can be the chain's: a repeated attempt is the same chain.
      const chains = branchChain(all, { chainId: chain.id, after }, changeId, newId);
      const at = chains.findIndex(({ id }) => id === changeId);
      const made = chains[at];
      if (!made) return;
      const next = all[at]?.position;
      const position = next === undefined ? chain.position + 1 : (chain.position + next) / 2;
      const steps = [...made.steps, { id: newId(), text: '', evidence: [] }];
      const value = trimmedChain({ ...made, steps, position });
      const saved = await call('five-whys.save', { place, config, changeId, version: 0, value });
      goToPlaceOnceDrawn(chainPlaceId(changeId));
      await recordChanged(withChain(saved));
      announce(whyTexts.branched);
    });
  return (
    <>
      <Button
        appearance="subtle"
        spacing="compact"
        isLoading={isBusy}
        aria-label={whyTexts.branchNamed(number)}
        onClick={() => void branch()}
      >
        {whyTexts.branch}
      </Button>
      <Problem text={problem} isSmall />
    </>
  );
}
