import { lazy } from 'react';
import { actionOfFactor, causeOfFactor, inCategories, type KeptFactor } from '../../../src/contract/fishbone';
import type { Versioned } from '../../../src/contract/postmortem';
import { call } from '../backend';
import { Addable } from '../shared/addable';
import { Editable } from '../shared/editable';
import { RemoveButton } from '../shared/remove-button';
import { fishboneNames, fishboneTexts } from '../texts/cause-tools';
import { shortened } from '../texts/postmortem';
import { BecomesAction } from './becomes-action';
import { BecomesCause } from './becomes-cause';
import { FishbonePictureView } from './fishbone-picture';
import { draftKeyOf, useHere } from './here';
import { withoutFactor } from './record-findings';
import { useRecordChanged } from './use-open';

const FactorEditor = lazy(async () => ({ default: (await import('./factor-editor')).FactorEditor }));

/** Factors by category: as a picture for the eye, and as a list for everybody, with the same items. */
export function Fishbone({ factors }: { readonly factors: readonly Versioned<KeptFactor>[] }) {
  const { place, mayEdit } = useHere();
  const arranged = [...factors].sort((a, b) => a.value.position - b.value.position);
  const nextPosition = (arranged.at(-1)?.value.position ?? 0) + 1;
  const values = arranged.map(({ value }) => value);
  return (
    <>
      {mayEdit && <p className="subtle small">{fishboneTexts.intro}</p>}
      <div className="fishbone">
        <div className="fishbone-list" role="group" aria-label={fishboneTexts.list}>
          {inCategories(values).map(({ category, factors: group }) => (
            <div key={category} className="panel stack" data-testid={`factors-${category}`}>
              <h4>{fishboneNames[category]}</h4>
              {group.length === 0 ? (
                <p className="small subtle">{fishboneTexts.none}</p>
              ) : (
                <ul className="plain-list stack" aria-label={fishboneNames[category]}>
                  {arranged
                    .filter(({ value }) => value.category === category)
                    .map((factor) => (
                      <li key={factor.value.id} className="stack" data-testid="factor">
                        <FactorRow factor={factor} />
                      </li>
                    ))}
                </ul>
              )}
              {mayEdit && (
                <Addable
                  name={fishboneTexts.newFactor(fishboneNames[category])}
                  draftKey={draftKeyOf(place, `fishbone:new:${category}`)}
                  editor={(close) => (
                    <FactorEditor
                      factor={null}
                      category={category}
                      nextPosition={nextPosition}
                      onClose={close}
                    />
                  )}
                />
              )}
            </div>
          ))}
        </div>
        <FishbonePictureView factors={values} />
      </div>
    </>
  );
}

function FactorRow({ factor }: { readonly factor: Versioned<KeptFactor> }) {
  const { place, config, mayEdit } = useHere();
  const recordChanged = useRecordChanged();
  const { id, text, category, position } = factor.value;
  const name = fishboneTexts.factorNamed(text);
  const remove = async (changeId: string) => {
    await call('fishbone.remove', { place, config, changeId, id, version: factor.version });
    await recordChanged(withoutFactor(id));
  };
  const cause = causeOfFactor(factor.value);
  const action = actionOfFactor(factor.value);
  return (
    <Editable
      name={name}
      heading={<span className="written">{text}</span>}
      mayEdit={mayEdit}
      draftKey={draftKeyOf(place, `fishbone:${id}`)}
      editor={(close) => (
        <FactorEditor factor={factor} category={category} nextPosition={position} onClose={close} />
      )}
      beside={<RemoveButton name={name} onRemove={remove} />}
    >
      {mayEdit && cause !== null && action !== null && (
        <div className="row">
          <BecomesCause draft={cause} of={shortened(text)} />
          <BecomesAction draft={action} of={shortened(text)} />
        </div>
      )}
    </Editable>
  );
}
