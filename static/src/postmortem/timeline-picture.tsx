import Button from '@atlaskit/button/default/button';
import { useId, useMemo, useRef, useState } from 'react';
import { ENTRY_KINDS, inReadingOrder, type Header, type TimelineEntry } from '../../../src/contract/rules';
import { derivedTimes, type MomentName } from '../../../src/contract/timeline';
import { timelinePicture, type TimelinePicture as Picture } from '../../../src/contract/timeline-picture';
import { inWords, readable } from '../shared/instants';
import { useWidthOf } from '../shared/use-width-of';
import { phaseNames, timelineTexts } from '../texts/timeline';
import { useShownZone } from './shown-zone';
import { TimelineDrawing } from './timeline-drawing';
import { TimelineTable } from './timeline-table';
import './timeline-picture.css';

interface TimelinePictureProps {
  readonly header: Header;
  readonly entries: readonly TimelineEntry[];
}

/** The timeline along a time axis, and as a table that says the same. Nothing as long as there is nothing to draw. */
export function TimelinePicture({ header, entries }: TimelinePictureProps) {
  const { zone } = useShownZone();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidthOf(frame, 860);
  const [isTable, setTable] = useState(false);
  const figureId = useId();
  const { moments } = useMemo(() => derivedTimes(header, entries), [header, entries]);
  const picture = useMemo(
    () => timelinePicture({ entries, moments, zone, width }),
    [entries, moments, zone, width],
  );
  const ordered = useMemo(() => inReadingOrder(entries), [entries]);
  return (
    <div ref={frame} className="stack">
      {picture !== null && (
        <>
          <div id={figureId} className="stack">
            {isTable ? (
              <TimelineTable phases={picture.phases} moments={moments} entries={ordered} />
            ) : (
              <>
                <TimelineDrawing picture={picture} label={labelOf(picture, ordered, zone)} />
                <PhaseLegend picture={picture} />
              </>
            )}
          </div>
          {!isTable && picture.leftOut > 0 && (
            <p className="small subtle">{timelineTexts.leftOut(picture.leftOut)}</p>
          )}
          <div>
            <Button
              appearance="subtle"
              spacing="compact"
              aria-controls={figureId}
              onClick={() => setTable((before) => !before)}
            >
              {isTable ? timelineTexts.asPicture : timelineTexts.asTable}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

/** What the colours of the phases mean, and how long each was. */
function PhaseLegend({ picture: { phases } }: { readonly picture: Picture }) {
  if (phases.length === 0) return null;
  return (
    <ul className="plain-list row small phase-legend" aria-label={timelineTexts.phases}>
      {phases.map(({ from, minutes }) => (
        <li key={from} className="source">
          <svg width="12" height="12" aria-hidden="true">
            <rect className={`phase phase-${from}`} width="12" height="12" rx="2" />
          </svg>
          {phaseName(from)}: {inWords(minutes)}
        </li>
      ))}
    </ul>
  );
}

const phaseName = (from: MomentName) => phaseNames[from] ?? '';

function labelOf(picture: Picture, ordered: readonly TimelineEntry[], zone: string): string {
  const drawn = ordered.filter(({ at, precision }) => at !== null && precision !== 'day');
  const kinds = ENTRY_KINDS.filter((kind) => drawn.some((entry) => entry.kind === kind)).length;
  const [first, last] = [drawn[0]?.at, drawn.at(-1)?.at];
  const span = first && last ? timelineTexts.from(readable(first, zone), readable(last, zone)) : '';
  return `${timelineTexts.pictureName(drawn.length, kinds, picture.phases.length)}${span}`;
}
