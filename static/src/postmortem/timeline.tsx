import Lozenge from '@atlaskit/lozenge/lozenge';
import { lazy } from 'react';
import type { Versioned } from '../../../src/contract/postmortem';
import { inReadingOrder, outOfOrder, type TimelineEntry } from '../../../src/contract/rules';
import { call } from '../backend';
import { Addable } from '../shared/addable';
import { Editable } from '../shared/editable';
import { readable } from '../shared/instants';
import { RemoveButton } from '../shared/remove-button';
import { entryKindNames, postmortemTexts } from '../texts/postmortem';
import { draftKeyOf, useHere } from './here';
import { withoutEntry } from './record';
import { useRecordChanged } from './use-open';

const EntryEditor = lazy(async () => ({ default: (await import('./entry-editor')).EntryEditor }));

/** What happened, in reading order. */
export function Timeline({ entries }: { readonly entries: readonly Versioned<TimelineEntry>[] }) {
  const { place, mayEdit } = useHere();
  const versions = new Map(entries.map((entry) => [entry.value.id, entry.version]));
  const values = entries.map(({ value }) => value);
  const flagged = outOfOrder(values);
  const ordered = inReadingOrder(values);
  return (
    <section aria-labelledby="heading-timeline" className="stack">
      <h2 id="heading-timeline">{postmortemTexts.timeline}</h2>
      {ordered.length === 0 && <p className="subtle">{postmortemTexts.noEntries}</p>}
      <ol className="plain-list stack" aria-label={postmortemTexts.timeline}>
        {ordered.map((entry) => (
          <li key={entry.id} data-testid="timeline-entry">
            <Entry
              entry={{ version: versions.get(entry.id) ?? 0, value: entry }}
              all={ordered}
              isFlagged={flagged.has(entry.id)}
            />
          </li>
        ))}
      </ol>
      {mayEdit && (
        <Addable
          name={postmortemTexts.newEntry}
          draftKey={draftKeyOf(place, 'timeline:new')}
          editor={(close) => <EntryEditor entry={null} all={ordered} onClose={close} />}
        />
      )}
    </section>
  );
}

interface EntryProps {
  readonly entry: Versioned<TimelineEntry>;
  readonly all: readonly TimelineEntry[];
  readonly isFlagged: boolean;
}

function Entry({ entry, all, isFlagged }: EntryProps) {
  const { place, config, mayEdit } = useHere();
  const recordChanged = useRecordChanged();
  const { id, at, text, kind, source } = entry.value;
  const name = postmortemTexts.entryNamed(text);
  const remove = async (changeId: string) => {
    await call('timeline.remove', { place, config, changeId, id, version: entry.version });
    await recordChanged(withoutEntry(id));
  };
  const heading = (
    <div className="row">
      {at === null ? (
        <strong>{postmortemTexts.timeUnknown}</strong>
      ) : (
        <strong>
          <time dateTime={at}>{readable(at)}</time>
        </strong>
      )}
      <Lozenge>{entryKindNames[kind]}</Lozenge>
      {source !== '' && <span className="small subtle">{source}</span>}
      {isFlagged && <span className="small wrong">{postmortemTexts.outOfOrder}</span>}
    </div>
  );
  return (
    <Editable
      name={name}
      heading={heading}
      mayEdit={mayEdit}
      draftKey={draftKeyOf(place, `timeline:${id}`)}
      editor={(close) => <EntryEditor entry={entry} all={all} onClose={close} />}
      beside={<RemoveButton name={name} onRemove={remove} />}
    >
      <p className="written">{text}</p>
    </Editable>
  );
}
