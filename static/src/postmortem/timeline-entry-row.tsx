import Lozenge from '@atlaskit/lozenge/lozenge';
import { lazy, memo } from 'react';
import type { TimelineEntry } from '../../../src/contract/rules';
import { clockWords } from '../../../src/contract/timeline';
import type { EntryFlag } from '../../../src/contract/timeline-list';
import { call } from '../backend';
import { Editable } from '../shared/editable';
import { inWords, readable } from '../shared/instants';
import { RemoveButton } from '../shared/remove-button';
import { entryKindNames, postmortemTexts } from '../texts/postmortem';
import { flagWords, timelineTexts } from '../texts/timeline';
import { draftKeyOf, useHere } from './here';
import { entryPlaceId } from './places';
import { withoutEntry } from './record';
import { useShownZone } from './shown-zone';
import { SourceLine } from './timeline-source';
import { useRecordChanged } from './use-open';

const EntryEditor = lazy(async () => ({ default: (await import('./timeline-entry-editor')).EntryEditor }));

interface TimelineEntryRowProps {
  readonly version: number;
  readonly entry: TimelineEntry;
  readonly all: readonly TimelineEntry[];
  readonly flags: readonly EntryFlag[];
}

/** One entry: when, what, what it was, where it was seen, and what is odd about it. */
export const TimelineEntryRow = memo(function TimelineEntryRow({
  version,
  entry,
  all,
  flags,
}: TimelineEntryRowProps) {
  const { place, config, mayEdit } = useHere();
  const recordChanged = useRecordChanged();
  const { id, text, kind, source, link } = entry;
  const name = postmortemTexts.entryNamed(text);
  const remove = async (changeId: string) => {
    await call('timeline.remove', { place, config, changeId, id, version });
    await recordChanged(withoutEntry(id));
  };
  const heading = (
    <div className="timeline-heading">
      <EntryTime entry={entry} />
      <div className="stack-tight">
        <p className="written">{text}</p>
        <div className="row timeline-facts">
          <span data-kind={kind} className="timeline-kind">
            <Lozenge>{entryKindNames[kind]}</Lozenge>
          </span>
          <SourceLine source={source} link={link} />
          {flags.map((flag) => (
            <span key={flag.kind} className={isQuiet(flag) ? 'small subtle' : 'small wrong'}>
              {!isQuiet(flag) && <span aria-hidden="true">⚠ </span>}
              {flagWords(flag, inWords)}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
  return (
    <li id={entryPlaceId(id)} data-testid="timeline-entry" className="timeline-entry">
      <Editable
        name={name}
        heading={heading}
        mayEdit={mayEdit}
        draftKey={draftKeyOf(place, `timeline:${id}`)}
        editor={(close) => <EntryEditor entry={{ version, value: entry }} all={all} onClose={close} />}
        beside={<RemoveButton name={name} onRemove={remove} />}
      >
        {null}
      </Editable>
    </li>
  );
});

const isQuiet = (flag: EntryFlag) =>
  (flag.kind === 'before-start' || flag.kind === 'after-resolution') && flag.isUsual;

/** The time as far as it is known; where reader and incident are in different zones, both on demand. */
function EntryTime({ entry }: { readonly entry: TimelineEntry }) {
  const { zone, incidentZone } = useShownZone();
  const { at, timeWords } = entry;
  const words = clockWords(entry, zone);
  const said = /\p{L}{3}/u.test(timeWords) && timeWords !== words ? timelineTexts.said(timeWords) : '';
  const shown = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  return (
    <div className="timeline-time">
      {at === null ? (
        <span className="subtle">{shown}</span>
      ) : (
        <time dateTime={at} title={readable(at, incidentZone)}>
          {shown}
        </time>
      )}
      {said !== '' && <span className="small subtle"> {said}</span>}
    </div>
  );
}
