import { lazy } from 'react';
import { figureInWords, figuresInOrder, type ImpactFacts } from '../../../src/contract/impact';
import type { Versioned } from '../../../src/contract/postmortem';
import { Editable } from '../shared/editable';
import { factNames, impactTexts, measureNames } from '../texts/impact';
import { BudgetWords } from './budget-words';
import { draftKeyOf, useHere } from './here';
import { IMPACT_FACTS_PLACE } from './places';
import { WhenRequired } from './when-required';
import './impact.css';

const ImpactEditor = lazy(async () => ({ default: (await import('./impact-editor')).ImpactEditor }));

export const FACTS = ['dataLost', 'security', 'onCallPaged'] as const;

/** The impact in numbers, beside the section's words: what it cost, the error budget, and what the rules say. */
export function ImpactFigures({ impact }: { readonly impact: Versioned<ImpactFacts> }) {
  const { place, mayEdit } = useHere();
  const facts = impact.value;
  // Readers see what is known; what is not is for those who can say it.
  const shown = FACTS.filter((fact) => mayEdit || facts[fact] !== null);
  if (!mayEdit && impact.version === 0) return <WhenRequired facts={facts} />;
  return (
    <section aria-labelledby={IMPACT_FACTS_PLACE} className="stack">
      <Editable
        name={impactTexts.heading}
        heading={<h3 id={IMPACT_FACTS_PLACE}>{impactTexts.heading}</h3>}
        mayEdit={mayEdit}
        draftKey={draftKeyOf(place, 'impact')}
        editor={(close) => <ImpactEditor impact={impact} onClose={close} />}
      >
        {(mayEdit || facts.figures.length > 0) && <Figures facts={facts} />}
        {shown.length > 0 && (
          <dl className="fields">
            {shown.map((fact) => (
              <div key={fact}>
                <dt>{impactTexts[fact]}</dt>
                <dd>{factNames[nameOfFact(facts[fact])]}</dd>
              </div>
            ))}
          </dl>
        )}
        {(mayEdit || facts.objective !== null) && <BudgetWords facts={facts} />}
        <WhenRequired facts={facts} />
      </Editable>
    </section>
  );
}

const nameOfFact = (fact: boolean | null) => (fact === null ? 'unknown' : fact ? 'yes' : 'no');

function Figures({ facts }: { readonly facts: ImpactFacts }) {
  if (facts.figures.length === 0) return <p className="subtle">{impactTexts.none}</p>;
  return (
    <table className="figures">
      <thead className="unseen">
        <tr>
          <th scope="col">{impactTexts.measure}</th>
          <th scope="col">{impactTexts.figure}</th>
        </tr>
      </thead>
      <tbody>
        {figuresInOrder(facts.figures).map((figure, index) => (
          // Figures have no ids; their order is all that they have.
          <tr key={index}>
            <th scope="row">{measureNames[figure.measure]}</th>
            <td>{figureInWords(figure)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
