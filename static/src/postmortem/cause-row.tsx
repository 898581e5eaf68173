import Button from '@atlaskit/button/default/button';
import Lozenge from '@atlaskit/lozenge/lozenge';
import { lazy, Suspense } from 'react';
import type { Versioned } from '../../../src/contract/postmortem';
import type { Cause } from '../../../src/contract/rules';
import { call } from '../backend';
import { useAnnounce } from '../shared/announcer';
import { Editable } from '../shared/editable';
import { Problem } from '../shared/problem';
import { RemoveButton } from '../shared/remove-button';
import { useIdle } from '../shared/use-idle';
import { findingTexts } from '../texts/findings';
import { categoryNames, postmortemTexts } from '../texts/postmortem';
import { draftKeyOf, useHere } from './here';
import { usePersonNames } from './person-names';
import { causePlaceId, goToPlaceOnceDrawn } from './places';
import { withCause, withoutCause } from './record';
import { useOneClick } from './use-one-click';
import { useRecordChanged } from './use-open';

const CauseEditor = lazy(async () => ({ default: (await import('./cause-editor')).CauseEditor }));
const CauseHint = lazy(async () => ({ default: (await import('./cause-hint')).CauseHint }));

/** A cause in its list. Whoever may write can move it to the other list. */
export function CauseRow({ cause }: { readonly cause: Versioned<Cause> }) {
  const { place, config, mayEdit } = useHere();
  const recordChanged = useRecordChanged();
  const people = usePersonNames();
  const isIdle = useIdle();
  const { id, text, category, position } = cause.value;
  const name = postmortemTexts.causeNamed(text);
  const remove = async (changeId: string) => {
    await call('causes.remove', { place, config, changeId, id, version: cause.version });
    await recordChanged(withoutCause(id));
  };
  return (
    <li id={causePlaceId(id)} data-testid="cause" className="stack">
      <Editable
        name={name}
        heading={
          <div className="lead">
            <Lozenge>{categoryNames[category]}</Lozenge>
            <span className="written">{text}</span>
          </div>
        }
        mayEdit={mayEdit}
        draftKey={draftKeyOf(place, `cause:${id}`)}
        editor={(close) => <CauseEditor cause={cause} nextPosition={position} onClose={close} />}
        beside={
          <>
            <MoveCause cause={cause} name={name} />
            <RemoveButton name={name} onRemove={remove} />
          </>
        }
      >
        {mayEdit && isIdle && (
          <Suspense fallback={null}>
            <CauseHint text={text} people={people} />
          </Suspense>
        )}
      </Editable>
    </li>
  );
}

function MoveCause({ cause, name }: { readonly cause: Versioned<Cause>; readonly name: string }) {
  const { place, config } = useHere();
  const recordChanged = useRecordChanged();
  const announce = useAnnounce();
  const { isBusy, problem, run } = useOneClick();
  const { value, version } = cause;
  const kind = value.kind === 'root' ? 'contributing' : 'root';
  const label = kind === 'root' ? findingTexts.toRoot : findingTexts.toContributing;
  const move = () =>
    run(async (changeId) => {
      const moved = { ...value, kind } as const;
      const saved = await call('causes.save', { place, config, changeId, version, value: moved });
      // Its row will stand in the other list; the keyboard goes along.
      goToPlaceOnceDrawn(causePlaceId(value.id));
      await recordChanged(withCause(saved));
      announce(findingTexts.moved(name));
    });
  return (
    <>
      <Button
        appearance="subtle"
        spacing="compact"
        isLoading={isBusy}
        aria-label={`${label}: ${name}`}
        onClick={() => void move()}
      >
        {label}
      </Button>
      <Problem text={problem} isSmall />
    </>
  );
}
