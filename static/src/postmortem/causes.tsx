import { lazy, Suspense } from 'react';
import type { Versioned } from '../../../src/contract/postmortem';
import { CAUSE_KINDS, type Cause, type CauseKind } from '../../../src/contract/rules';
import { Addable } from '../shared/addable';
import { postmortemTexts } from '../texts/postmortem';
import { CauseRow } from './cause-row';
import { draftKeyOf, useHere } from './here';
import { useReport } from './report';

const CauseEditor = lazy(async () => ({ default: (await import('./cause-editor')).CauseEditor }));
const FindCauses = lazy(async () => ({ default: (await import('./find-causes')).FindCauses }));

const HEADINGS: Record<CauseKind, string> = {
  root: postmortemTexts.rootCauses,
  contributing: postmortemTexts.contributing,
};

/** Primary reasons, and what made it worse: two lists, and the tools that lead to them. */
export function Causes({ causes }: { readonly causes: readonly Versioned<Cause>[] }) {
  const { place, mayEdit } = useHere();
  const { fiveWhys, factors } = useReport();
  const arranged = [...causes].sort((a, b) => a.value.position - b.value.position);
  const nextPosition = (arranged.at(-1)?.value.position ?? 0) + 1;
  return (
    <section aria-labelledby="heading-causes" className="stack">
      <h2 id="heading-causes">{postmortemTexts.causes}</h2>
      {CAUSE_KINDS.map((kind) => {
        const ofKind = arranged.filter(({ value }) => value.kind === kind);
        return (
          <div key={kind} className="stack">
            <h3>{HEADINGS[kind]}</h3>
            {ofKind.length === 0 && <p className="subtle">{postmortemTexts.noCauses}</p>}
            <ul className="plain-list stack" aria-label={HEADINGS[kind]}>
              {ofKind.map((cause) => (
                <CauseRow key={cause.value.id} cause={cause} />
              ))}
            </ul>
          </div>
        );
      })}
      {mayEdit && (
        <Addable
          name={postmortemTexts.newCause}
          draftKey={draftKeyOf(place, 'cause:new')}
          editor={(close) => <CauseEditor cause={null} nextPosition={nextPosition} onClose={close} />}
        />
      )}
      {(mayEdit || fiveWhys.length > 0 || factors.length > 0) && (
        <Suspense fallback={null}>
          <FindCauses chains={fiveWhys} factors={factors} />
        </Suspense>
      )}
    </section>
  );
}
