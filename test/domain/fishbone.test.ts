import fc from 'fast-check';
import {
  addFactor,
  editFactor,
  type Factor,
  FISHBONE_CATEGORIES,
  inCategories,
  factorsInOrder,
  moveFactor,
  removeFactor,
} from '../../src/domain/fishbone';
import { actionOfFactor, causeOfFactor } from '../../src/domain/finding-drafts';
import { type Box, fishbonePicture, type Line } from '../../src/domain/fishbone-picture';

const factors = (most: number) =>
  fc
    .array(fc.constantFrom(...FISHBONE_CATEGORIES), { maxLength: most })
    .map((all) =>
      all.map((category, index): Factor => ({ id: `f${index}`, category, text: `factor ${index}` })),
    );
/** Most of them on one bone. */
const crowded = fc
  .tuple(fc.constantFrom(...FISHBONE_CATEGORIES), fc.integer({ min: 6, max: 40 }))
  .map(([category, count]) =>
    Array.from({ length: count }, (_, index): Factor => ({ id: `f${index}`, category, text: '' })),
  );

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Whether any of 200 points along a line lies within a box. */
const crosses = ({ x1, y1, x2, y2 }: Line, box: Box) =>
  Array.from({ length: 201 }, (_, index) => index / 200).some((t) => {
    const x = x1 + (x2 - x1) * t;
    const y = y1 + (y2 - y1) * t;
    return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
  });

describe('the picture', () => {
  it('lets nothing overlap and nothing out, with up to 40 factors', () => {
    fc.assert(
      fc.property(fc.oneof(factors(40), crowded), (all) => {
        const { width, height, head, spine, bones } = fishbonePicture(all);
        const placed = bones.flatMap((bone) => bone.factors);
        const boxes = [head, ...bones.map(({ label }) => label), ...placed.map(({ box }) => box)];
        boxes.forEach((box, index) => {
          expect(box.x >= 0 && box.y >= 0).toBe(true);
          expect(box.x + box.width <= width && box.y + box.height <= height).toBe(true);
          expect(boxes.slice(index + 1).filter((other) => overlap(box, other))).toEqual([]);
        });
        for (const line of [spine, ...bones.map((bone) => bone.line), ...placed.map(({ twig }) => twig)])
          expect(boxes.filter((box) => crosses(line, box))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('holds the same items as the list, in the same order, each once', () => {
    fc.assert(
      fc.property(fc.oneof(factors(40), crowded), (all) => {
        const { bones } = fishbonePicture(all);
        const list = inCategories(all);
        expect(bones.map(({ category }) => category)).toEqual(list.map(({ category }) => category));
        for (const [index, bone] of bones.entries()) {
          const ids = list[index]?.factors.map(({ id }) => id);
          expect(bone.factors.map(({ id }) => id)).toEqual(ids);
          const read = [...bone.factors].sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
          expect(read.map(({ id }) => id)).toEqual(ids);
        }
        expect(factorsInOrder(all).map(({ id }) => id)).toEqual(
          bones.flatMap((bone) => bone.factors.map(({ id }) => id)),
        );
      }),
    );
  });

  it('joins each factor to its bone, and each bone to the spine', () => {
    fc.assert(
      fc.property(factors(40), (all) => {
        const { bones, spine } = fishbonePicture(all);
        for (const { line, factors: placed } of bones) {
          expect(line.y2).toBe(spine.y1);
          expect(line.x2 > spine.x1 && line.x2 < spine.x2).toBe(true);
          for (const { twig } of placed) {
            const along = (twig.y2 - line.y1) / (line.y2 - line.y1);
            expect(along > 0 && along < 1).toBe(true);
            expect(twig.x2).toBeCloseTo(line.x1 + (line.x2 - line.x1) * along, 6);
          }
        }
      }),
    );
  });

  it('shows all categories where nothing was found yet', () => {
    expect(fishbonePicture([]).bones.map(({ category }) => category)).toEqual([...FISHBONE_CATEGORIES]);
  });
});

describe('factors', () => {
  const all: readonly Factor[] = [
    { id: 'a', category: 'tools', text: 'A' },
    { id: 'b', category: 'process', text: 'B' },
    { id: 'c', category: 'tools', text: 'C' },
  ];
  const shape = (some: readonly Factor[]) =>
    factorsInOrder(some).map(({ id, category }) => `${id} ${category}`);

  it('are added, edited, removed and moved', () => {
    expect(shape(addFactor(all, { id: 'd', category: 'process', text: 'D' }))).toEqual([
      'b process',
      'd process',
      'a tools',
      'c tools',
    ]);
    expect(editFactor(all, 'b', 'other')[1]).toEqual({ id: 'b', category: 'process', text: 'other' });
    expect(shape(removeFactor(all, 'a'))).toEqual(['b process', 'c tools']);
    expect(shape(moveFactor(all, 'c', 'tools', 0))).toEqual(['b process', 'c tools', 'a tools']);
    expect(shape(moveFactor(all, 'a', 'process', 0))).toEqual(['a process', 'b process', 'c tools']);
  });

  it('stay the very same where there is nothing to do', () => {
    expect(addFactor(all, { id: 'a', category: 'process', text: '' })).toBe(all);
    expect(editFactor(all, 'x', '')).toBe(all);
    expect(editFactor(all, 'a', 'A')).toBe(all);
    expect(removeFactor(all, 'x')).toBe(all);
    expect(moveFactor(all, 'x', 'tools', 0)).toBe(all);
    expect(moveFactor(all, 'c', 'tools', 9)).toBe(all);
  });

  it('move without loss, and a repetition changes nothing', () => {
    const category = fc.constantFrom(...FISHBONE_CATEGORIES);
    fc.assert(
      fc.property(factors(12), fc.nat(12), category, fc.integer({ min: -1, max: 14 }), (some, n, to, at) => {
        const id = `f${n}`;
        const moved = moveFactor(some, id, to, at);
        expect(moveFactor(moved, id, to, at)).toEqual(moved);
        expect(moved.map((each) => each.id).sort()).toEqual(some.map((each) => each.id).sort());
        expect(shape(removeFactor(moved, id))).toEqual(shape(removeFactor(some, id)));
        if (moved.some((each) => each.id === id))
          expect(moved.find((each) => each.id === id)?.category).toBe(to);
      }),
    );
  });

  it('become contributing factors and actions', () => {
    const factor: Factor = { id: 'a', category: 'dependencies', text: ' DNS of the provider\nwas slow ' };
    expect(causeOfFactor(factor)).toEqual({
      kind: 'contributing',
      text: 'DNS of the provider\nwas slow',
      category: 'dependency',
    });
    expect(actionOfFactor(factor)).toMatchObject({ title: 'DNS of the provider was slow', type: 'prevent' });
    expect(actionOfFactor({ ...factor, category: 'measurement' })?.type).toBe('detect');
    expect(causeOfFactor({ ...factor, text: ' ' })).toBeNull();
    expect(actionOfFactor({ ...factor, text: ' ' })).toBeNull();
  });
});
