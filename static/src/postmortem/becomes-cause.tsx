import type { CauseDraft } from '../../../src/contract/five-whys';
import { call } from '../backend';
import { findingTexts } from '../texts/findings';
import { Becomes } from './becomes';
import { useHere } from './here';
import { causePlaceId } from './places';
import { withCause, withoutCause } from './record';
import { useReport } from './report';
import { useRecordChanged } from './use-open';

/** A finding becomes a cause with the same words. */
export function BecomesCause({ draft, of }: { readonly draft: CauseDraft; readonly of: string }) {
  const { place, config } = useHere();
  const recordChanged = useRecordChanged();
  const { causes } = useReport();
  const there = causes.find(({ value }) => value.text.trim() === draft.text)?.value;
  const position = Math.max(0, ...causes.map(({ value }) => value.position)) + 1;
  const isRoot = (there ?? draft).kind === 'root';
  return (
    <Becomes
      label={draft.kind === 'root' ? findingTexts.makeCause : findingTexts.makeFactor}
      of={of}
      became={isRoot ? findingTexts.isRootCause : findingTexts.isContributing}
      there={there ? { placeId: causePlaceId(there.id) } : null}
      add={async (changeId) => {
        // The change makes the row, so its id can be the row's: a repeated attempt is the same row.
        const value = { ...draft, id: changeId, position };
        const saved = await call('causes.save', { place, config, changeId, version: 0, value });
        await recordChanged(withCause(saved));
        return { id: saved.value.id, version: saved.version };
      }}
      takeBack={async ({ id, version }, changeId) => {
        await call('causes.remove', { place, config, changeId, id, version });
        await recordChanged(withoutCause(id));
      }}
    />
  );
}
