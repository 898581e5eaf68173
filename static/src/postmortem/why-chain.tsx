import { lazy } from 'react';
import { actionOfChain, causeOfChain, type KeptChain } from '../../../src/contract/five-whys';
import type { Versioned } from '../../../src/contract/postmortem';
import { call } from '../backend';
import { Editable } from '../shared/editable';
import { RemoveButton } from '../shared/remove-button';
import { whyTexts } from '../texts/cause-tools';
import { shortened } from '../texts/postmortem';
import { BecomesAction } from './becomes-action';
import { BecomesCause } from './becomes-cause';
import { draftKeyOf, useHere } from './here';
import { chainPlaceId } from './places';
import { withoutChain } from './record-findings';
import { useRecordChanged } from './use-open';
import { WhyLadder } from './why-ladder';

const ChainEditor = lazy(async () => ({ default: (await import('./chain-editor')).ChainEditor }));

interface WhyChainProps {
  readonly chain: Versioned<KeptChain>;
  /** All chains in the order in which they read. */
  readonly all: readonly Versioned<KeptChain>[];
}

/** One chain: the problem, the answers below each other, and what the last one becomes. */
export function WhyChainView({ chain, all }: WhyChainProps) {
  const { place, config, mayEdit } = useHere();
  const recordChanged = useRecordChanged();
  const { id, problem, position } = chain.value;
  const name = whyTexts.chainNamed(problem.trim() === '' ? whyTexts.problemMissing : problem);
  const remove = async (changeId: string) => {
    await call('five-whys.remove', { place, config, changeId, id, version: chain.version });
    await recordChanged(withoutChain(id));
  };
  const cause = causeOfChain(chain.value);
  const action = actionOfChain(chain.value);
  return (
    <div className="panel stack" data-testid="why-chain">
      <Editable
        name={name}
        heading={
          <h4 id={chainPlaceId(id)} className="written why-problem">
            {problem.trim() === '' ? whyTexts.problemMissing : problem}
          </h4>
        }
        mayEdit={mayEdit}
        draftKey={draftKeyOf(place, `five-whys:${id}`)}
        editor={(close) => <ChainEditor chain={chain} nextPosition={position} onClose={close} />}
        beside={<RemoveButton name={name} onRemove={remove} />}
      >
        <WhyLadder chain={chain.value} all={all.map(({ value }) => value)} />
        {mayEdit && cause !== null && action !== null && (
          <div className="row">
            <BecomesCause draft={cause} of={shortened(cause.text)} />
            <BecomesAction draft={action} of={shortened(action.title)} />
          </div>
        )}
      </Editable>
    </div>
  );
}
