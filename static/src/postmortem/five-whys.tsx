import { lazy } from 'react';
import type { KeptChain } from '../../../src/contract/five-whys';
import type { Versioned } from '../../../src/contract/postmortem';
import { Addable } from '../shared/addable';
import { whyTexts } from '../texts/cause-tools';
import { draftKeyOf, useHere } from './here';
import { WhyChainView } from './why-chain';

const ChainEditor = lazy(async () => ({ default: (await import('./chain-editor')).ChainEditor }));

/** Chains of questions, from what was seen down to what lies under it. */
export function FiveWhys({ chains }: { readonly chains: readonly Versioned<KeptChain>[] }) {
  const { place, mayEdit } = useHere();
  const arranged = [...chains].sort((a, b) => a.value.position - b.value.position);
  const nextPosition = (arranged.at(-1)?.value.position ?? 0) + 1;
  return (
    <>
      {mayEdit && <p className="subtle small">{whyTexts.intro}</p>}
      {arranged.map((chain) => (
        <WhyChainView key={chain.value.id} chain={chain} all={arranged} />
      ))}
      {mayEdit && (
        <Addable
          name={whyTexts.chain}
          draftKey={draftKeyOf(place, 'five-whys:new')}
          editor={(close) => <ChainEditor chain={null} nextPosition={nextPosition} onClose={close} />}
        />
      )}
    </>
  );
}
