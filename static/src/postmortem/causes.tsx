import Lozenge from '@atlaskit/lozenge/lozenge';
import { lazy } from 'react';
import type { Versioned } from '../../../src/contract/postmortem';
import { CAUSE_KINDS, type Cause, type CauseKind } from '../../../src/contract/rules';
import { call } from '../backend';
import { Addable } from '../shared/addable';
import { Editable } from '../shared/editable';
import { RemoveButton } from '../shared/remove-button';
import { categoryNames, postmortemTexts } from '../texts/postmortem';
import { draftKeyOf, useHere } from './here';
import { withoutCause } from './record';
import { useRecordChanged } from './use-open';

const CauseEditor = lazy(async () => ({ default: (await import('./cause-editor')).CauseEditor }));

const HEADINGS: Record<CauseKind, string> = {
  root: postmortemTexts.rootCauses,
  contributing: postmortemTexts.contributing,
};

/** Primary reasons, and what made it worse: two lists. */
export function Causes({ causes }: { readonly causes: readonly Versioned<Cause>[] }) {
  const { place, mayEdit } = useHere();
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
                <li key={cause.value.id} data-testid="cause">
                  <CauseRow cause={cause} />
                </li>
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
    </section>
  );
}

function CauseRow({ cause }: { readonly cause: Versioned<Cause> }) {
  const { place, config, mayEdit } = useHere();
  const recordChanged = useRecordChanged();
  const { id, text, category, position } = cause.value;
  const name = postmortemTexts.causeNamed(text);
  const remove = async (changeId: string) => {
    await call('causes.remove', { place, config, changeId, id, version: cause.version });
    await recordChanged(withoutCause(id));
  };
  const heading = (
    <div className="lead">
      <Lozenge>{categoryNames[category]}</Lozenge>
      <span className="written">{text}</span>
    </div>
  );
  return (
    <Editable
      name={name}
      heading={heading}
      mayEdit={mayEdit}
      draftKey={draftKeyOf(place, `cause:${id}`)}
      editor={(close) => <CauseEditor cause={cause} nextPosition={position} onClose={close} />}
      beside={<RemoveButton name={name} onRemove={remove} />}
    >
      {null}
    </Editable>
  );
}
