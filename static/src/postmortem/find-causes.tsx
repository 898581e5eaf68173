import { lazy, Suspense } from 'react';
import type { KeptFactor } from '../../../src/contract/fishbone';
import type { KeptChain } from '../../../src/contract/five-whys';
import type { Versioned } from '../../../src/contract/postmortem';
import { Disclosure } from '../shared/disclosure';
import { LoadingState } from '../shared/screen-states';
import { fishboneTexts, whyTexts } from '../texts/cause-tools';
import { findingTexts } from '../texts/findings';
import './findings.css';

const FiveWhys = lazy(async () => ({ default: (await import('./five-whys')).FiveWhys }));
const Fishbone = lazy(async () => ({ default: (await import('./fishbone')).Fishbone }));

interface FindCausesProps {
  readonly chains: readonly Versioned<KeptChain>[];
  readonly factors: readonly Versioned<KeptFactor>[];
}

/** Two ways to find causes, each open where something is in it. */
export function FindCauses({ chains, factors }: FindCausesProps) {
  return (
    <div role="group" aria-label={findingTexts.tools} className="stack">
      <Disclosure
        title={whyTexts.heading}
        note={chains.length > 0 ? findingTexts.chains(chains.length) : ''}
        isOpenAtFirst={chains.length > 0}
      >
        {() => (
          <Suspense fallback={<LoadingState />}>
            <FiveWhys chains={chains} />
          </Suspense>
        )}
      </Disclosure>
      <Disclosure
        title={fishboneTexts.heading}
        note={factors.length > 0 ? findingTexts.factors(factors.length) : ''}
        isOpenAtFirst={factors.length > 0}
      >
        {() => (
          <Suspense fallback={<LoadingState />}>
            <Fishbone factors={factors} />
          </Suspense>
        )}
      </Disclosure>
    </div>
  );
}
