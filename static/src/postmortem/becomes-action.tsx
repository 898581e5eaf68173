import type { ActionFields } from '../../../src/contract/rules';
import { call } from '../backend';
import { findingTexts } from '../texts/findings';
import { actionPlaceId, goToAction } from './action-place';
import { Becomes } from './becomes';
import { useHere } from './here';
import { withActions, withoutAction } from './record';
import { useReport } from './report';
import { useRecordChanged } from './use-open';

/** A finding becomes a proposed action; somebody has yet to say what is to be done about it. */
export function BecomesAction({ draft, of }: { readonly draft: ActionFields; readonly of: string }) {
  const { place, config } = useHere();
  const recordChanged = useRecordChanged();
  const { actions } = useReport();
  const there = actions.find(({ fields }) => fields.title === draft.title);
  const position = Math.max(0, ...actions.map((action) => action.position)) + 1;
  return (
    <Becomes
      label={findingTexts.makeAction}
      of={of}
      became={findingTexts.isAction}
      advice={findingTexts.rewordAction}
      there={there ? { placeId: actionPlaceId(there.id), onGo: () => goToAction(there.id) } : null}
      add={async (changeId) => {
        const input = { place, config, changeId, id: changeId, version: 0, position, value: draft };
        const saved = await call('actions.save', input);
        await recordChanged(withActions([saved]));
        return { id: saved.id, version: saved.version };
      }}
      takeBack={async ({ id, version }, changeId) => {
        await call('actions.remove', { place, config, changeId, id, version });
        await recordChanged(withoutAction(id));
      }}
    />
  );
}
