import { ENTRY_KINDS, type EntryKind, type TimelineEntry } from './timeline';
import type { DerivedTimes, MomentName } from './timeline-derived';
import { spanOf } from './timeline-precision';
import { timeScale, type TimeScale } from './timeline-scale';
import { type Tick, ticksOf } from './timeline-ticks';

/** Pixels from the left and from the top. */
export interface TimelinePicture {
  readonly width: number;
  readonly height: number;
  /** Where the axis begins; left of it are the names of the kinds. */
  readonly left: number;
  readonly ticks: readonly Tick[];
  readonly breaks: readonly { readonly x: number; readonly minutes: number }[];
  /** From one moment of the incident to the next. */
  readonly phases: readonly Phase[];
  /** One line for each kind that occurs, in the order of the kinds. */
  readonly lanes: readonly {
    readonly kind: EntryKind;
    readonly y: number;
    readonly marks: readonly Mark[];
  }[];
  /** How many entries have no place on it, because not even their hour is known. */
  readonly leftOut: number;
}

export interface Phase {
  readonly from: MomentName;
  readonly to: MomentName;
  readonly minutes: number;
  readonly x: number;
  readonly width: number;
}

/** Entries of one kind that stand too close to be told apart. */
export interface Mark {
  readonly ids: readonly string[];
  readonly x: number;
  /** The hour in which it was, where no more is known; else both are `x`. */
  readonly from: number;
  readonly to: number;
}

interface PictureInput {
  readonly entries: readonly TimelineEntry[];
  readonly moments: DerivedTimes['moments'];
  /** On whose clocks the axis is read. */
  readonly zone: string;
  readonly width: number;
}

const MOMENTS: readonly MomentName[] = ['started', 'detected', 'acknowledged', 'mitigated', 'resolved'];
export const PHASE_TOP = 8;
export const PHASE_HEIGHT = 14;
const LANES_TOP = PHASE_TOP + PHASE_HEIGHT + 12;
export const LANE_HEIGHT = 24;
const AXIS_HEIGHT = 36;
const NAMES_WIDTH = 104;
const MARGIN = 26;
/** Marks that are closer than this are one. */
const MARK_WIDTH = 14;

/** The timeline drawn along a time axis; null when fewer than two different times are known to the hour. */
export function timelinePicture({ entries, moments, zone, width }: PictureInput): TimelinePicture | null {
  const drawn = entries.flatMap((entry) => {
    const span = entry.precision === 'day' ? null : spanOf(entry);
    return span === null ? [] : [{ entry, span }];
  });
  const said = inOrder(moments);
  const instants = [...drawn.flatMap(({ span }) => [span.from, span.to]), ...said.map(({ at }) => at)];
  if (new Set(instants).size < 2) return null;
  const scale = timeScale(instants, { left: NAMES_WIDTH + MARGIN, right: width - MARGIN });
  const lanes = ENTRY_KINDS.flatMap((kind) => {
    const ofKind = drawn.filter(({ entry }) => entry.kind === kind);
    return ofKind.length === 0 ? [] : [{ kind, marks: marksOf(ofKind, scale) }];
  });
  return {
    width,
    height: LANES_TOP + lanes.length * LANE_HEIGHT + AXIS_HEIGHT,
    left: NAMES_WIDTH,
    ticks: ticksOf(scale, zone),
    breaks: scale.breaks,
    phases: phasesOf(said, scale),
    lanes: lanes.map((lane, index) => ({ ...lane, y: LANES_TOP + (index + 0.5) * LANE_HEIGHT })),
    leftOut: entries.length - drawn.length,
  };
}

/** Moments that are known, without those that are before an earlier one: no phase runs backwards. */
function inOrder(moments: DerivedTimes['moments']): { name: MomentName; at: number }[] {
  const said: { name: MomentName; at: number }[] = [];
  for (const name of MOMENTS) {
    const { at } = moments[name];
    const last = said.at(-1);
    if (at !== null && (last === undefined || Date.parse(at) >= last.at))
      said.push({ name, at: Date.parse(at) });
  }
  return said;
}

function phasesOf(said: readonly { name: MomentName; at: number }[], scale: TimeScale): Phase[] {
  return said.slice(1).flatMap((to, index) => {
    const from = said[index];
    if (from === undefined || from.at === to.at) return [];
    const x = scale.x(from.at);
    return [
      {
        from: from.name,
        to: to.name,
        minutes: Math.round((to.at - from.at) / 60_000),
        x,
        width: scale.x(to.at) - x,
      },
    ];
  });
}

function marksOf(
  drawn: readonly { entry: TimelineEntry; span: { from: number; to: number } }[],
  scale: TimeScale,
): Mark[] {
  const marks: Mark[] = [];
  const single = drawn
    .map(({ entry, span }) => ({
      id: entry.id,
      x: (scale.x(span.from) + scale.x(span.to)) / 2,
      from: scale.x(span.from),
      to: scale.x(span.to),
    }))
    .sort((a, b) => a.x - b.x);
  for (const { id, x, from, to } of single) {
    const last = marks.at(-1);
    if (last === undefined || x - last.x >= MARK_WIDTH) marks.push({ ids: [id], x, from, to });
    else
      marks[marks.length - 1] = {
        ids: [...last.ids, id],
        x: last.x,
        from: Math.min(last.from, from),
        to: Math.max(last.to, to),
      };
  }
  return marks;
}
