import {
  PHASE_HEIGHT,
  PHASE_TOP,
  type Mark,
  type TimelinePicture,
} from '../../../src/contract/timeline-picture';
import { readableDate, inWords } from '../shared/instants';
import { entryKindNames } from '../texts/postmortem';
import { timelineTexts } from '../texts/timeline';

/** The picture itself. It is one image with a name: the table says what is in it. */
export function TimelineDrawing({
  picture,
  label,
}: {
  readonly picture: TimelinePicture;
  readonly label: string;
}) {
  const { width, height, left, ticks, breaks, phases, lanes } = picture;
  const bottom = height - 36;
  return (
    <svg
      className="timeline-picture"
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${String(width)} ${String(height)}`}
    >
      {ticks.map(({ x, time, date }) => (
        <g key={x}>
          <line className="grid" x1={x} x2={x} y1={PHASE_TOP} y2={bottom} />
          <text x={x} y={bottom + 14} textAnchor="middle">
            {time === '' ? shortDate(date) : time}
          </text>
          {time !== '' && date !== null && (
            <text x={x} y={bottom + 28} textAnchor="middle">
              {shortDate(date)}
            </text>
          )}
        </g>
      ))}
      {phases.map(({ from, x, width: wide }) => (
        <rect
          key={from}
          className={`phase phase-${from}`}
          x={x}
          y={PHASE_TOP}
          width={Math.max(wide, 2)}
          height={PHASE_HEIGHT}
        />
      ))}
      {lanes.map(({ kind, y, marks }) => (
        <g key={kind} className={`lane lane-${kind}`}>
          <text x={0} y={y + 4}>
            {entryKindNames[kind]}
          </text>
          <line className="lane-line" x1={left} x2={width} y1={y} y2={y} />
          {marks.map((mark) => (
            <MarkView key={mark.ids[0]} mark={mark} y={y} />
          ))}
        </g>
      ))}
      {breaks.map(({ x, minutes }) => (
        <g key={x}>
          <title>{timelineTexts.longGap(inWords(minutes))}</title>
          <rect className="break" x={x - 8} y={PHASE_TOP - 4} width={16} height={bottom - PHASE_TOP + 8} />
          <path className="break-line" d={zigzag(x - 4, PHASE_TOP - 4, bottom + 4)} />
          <path className="break-line" d={zigzag(x + 4, PHASE_TOP - 4, bottom + 4)} />
        </g>
      ))}
    </svg>
  );
}

function MarkView({ mark: { ids, x, from, to }, y }: { readonly mark: Mark; readonly y: number }) {
  const isSpan = to - from > 12 && ids.length === 1;
  const count = ids.length;
  return (
    <>
      {isSpan && <line className="mark-span" x1={from} x2={to} y1={y} y2={y} />}
      <circle className={isSpan ? 'mark mark-open' : 'mark'} cx={x} cy={y} r={count > 1 ? 9 : 5.5} />
      {count > 1 && (
        <text className="mark-count" x={x} y={y + 4} textAnchor="middle">
          {count > 99 ? '99+' : count}
        </text>
      )}
    </>
  );
}

/** The sign of an axis that is broken off. */
function zigzag(x: number, top: number, bottom: number): string {
  let path = `M${String(x)} ${String(top)}`;
  for (let y = top + 6, side = 3; y < bottom; y += 6, side = -side)
    path += `L${String(x + side)} ${String(y)}`;
  return path;
}

/** `31 Jan`, with the year where a date stands alone. */
const shortDate = (date: string | null) => (date === null ? '' : readableDate(date).replace(/ \d{4}$/, ''));
