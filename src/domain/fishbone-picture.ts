import { type Factor, type FactorGroup, type FishboneCategory, inCategories } from './fishbone';

/** Pixels from the left and from the top. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Line {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Where everything stands. Factors come in the order of the list, from the top to the bottom of their bone. */
export interface FishbonePicture {
  readonly width: number;
  readonly height: number;
  /** Where the problem is written, at the end of the spine. */
  readonly head: Box;
  readonly spine: Line;
  readonly bones: readonly {
    readonly category: FishboneCategory;
    readonly label: Box;
    /** From the label to the spine. */
    readonly line: Line;
    readonly factors: readonly { readonly id: string; readonly box: Box; readonly twig: Line }[];
  }[];
}

/** Room for one factor: two lines of about 26 letters. Longer ones are cut in the picture and whole in the list. */
export const FACTOR_WIDTH = 168;
export const FACTOR_HEIGHT = 36;
const ROW = FACTOR_HEIGHT + 8;
const TWIG = 12;
/** How far a bone leans towards the head. */
const LEAN = 48;
const LABEL: Pick<Box, 'width' | 'height'> = { width: 148, height: 28 };
const HEAD: Pick<Box, 'width' | 'height'> = { width: 176, height: 72 };
const MARGIN = 12;
const GAP = 16;
/** More factors than this on any bone, and they stand on both sides of all. */
const ONE_SIDE_MOST = 5;

/**
 * The factors as a fishbone: three categories above the spine, three below, in the order of the list from the left.
 * Nothing overlaps, however many there are; the picture grows instead.
 */
export function fishbonePicture(factors: readonly Factor[]): FishbonePicture {
  const groups = inCategories(factors);
  const across = groups.length / 2;
  const sides = groups.some((group) => group.factors.length > ONE_SIDE_MOST) ? 2 : 1;
  const rows = (half: readonly FactorGroup[]) =>
    Math.max(1, ...half.map((group) => Math.ceil(group.factors.length / sides)));
  const length = (half: readonly FactorGroup[]) => GAP + rows(half) * ROW + GAP;
  const above = length(groups.slice(0, across));
  const below = length(groups.slice(across));
  const spineY = MARGIN + Math.max(LABEL.height + above, HEAD.height / 2);
  const column = columnOf(sides);
  const end = MARGIN + across * (column.width + GAP);
  return {
    width: end + HEAD.width + MARGIN,
    height: spineY + Math.max(below + LABEL.height, HEAD.height / 2) + MARGIN,
    head: { x: end, y: spineY - HEAD.height / 2, ...HEAD },
    spine: { x1: MARGIN, y1: spineY, x2: end, y2: spineY },
    bones: groups.map((group, index) => {
      const up = index < across;
      const left = MARGIN + (index % across) * (column.width + GAP);
      const foot = left + column.foot;
      const reach = up ? above : below;
      const tipY = up ? spineY - reach : spineY + reach;
      return {
        category: group.category,
        label: {
          x: foot - LEAN - LABEL.width / 2,
          y: up ? tipY - LABEL.height : tipY,
          ...LABEL,
        },
        line: { x1: foot - LEAN, y1: tipY, x2: foot, y2: spineY },
        factors: group.factors.map(({ id }, place) => {
          const row = Math.floor(place / sides);
          const y = (up ? tipY + GAP : spineY + GAP) + row * ROW + (ROW - FACTOR_HEIGHT) / 2;
          const boneAt = (at: number) => foot - (LEAN * Math.abs(spineY - at)) / reach;
          return { id, ...beside(boneAt, y, place % sides === 0) };
        }),
      };
    }),
  };
}

/** How wide a bone with its factors is, and where its foot on the spine is from the left of that. */
function columnOf(sides: 1 | 2): { width: number; foot: number } {
  const labelLeft = LEAN + LABEL.width / 2;
  const foot = Math.max(FACTOR_WIDTH + TWIG + LEAN, labelLeft);
  const right = sides === 2 ? TWIG + FACTOR_WIDTH : Math.max(0, LABEL.width / 2 - LEAN);
  return { width: foot + right, foot };
}

/** A factor left or right of its bone, clear of it over its whole height. */
function beside(boneAt: (y: number) => number, y: number, left: boolean): { box: Box; twig: Line } {
  const ends = [boneAt(y), boneAt(y + FACTOR_HEIGHT)];
  const middle = y + FACTOR_HEIGHT / 2;
  const edge = left ? Math.min(...ends) - TWIG : Math.max(...ends) + TWIG;
  return {
    box: { x: left ? edge - FACTOR_WIDTH : edge, y, width: FACTOR_WIDTH, height: FACTOR_HEIGHT },
    twig: { x1: edge, y1: middle, x2: boneAt(middle), y2: middle },
  };
}
