import { readFileSync } from 'node:fs';
import type { ContextObject, PartialResult, RunOptions } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

declare global {
  interface Window {
    axe?: typeof import('axe-core') & {
      readonly commons: { readonly color: { readonly Color: { readonly prototype: Colour } } };
    };
  }
}

/** As much of axe's colour as concerns us; all parts from 0 to 1. */
interface Colour {
  r: number;
  g: number;
  b: number;
  alpha: number;
  parseString(text: string): Colour;
}

const SOURCE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds wrong on a page and in every frame on it, a line each, with the HTML of each place. Rejects when a
 * frame cannot be looked at. Results cross to and from the browser as JSON: over objects, Playwright takes seconds.
 * @param options which rules to apply (all without), as axe's `run` takes them
 */
export async function violationsOf(
  page: Page,
  options: RunOptions,
  context: ContextObject = { exclude: [] },
): Promise<string[]> {
  const partials = await partialsOf(page.mainFrame(), context, options);
  return page.evaluate(
    async ([results, given]) => {
      const all = results.map((result) => JSON.parse(result) as PartialResult);
      const { violations } = await window.axe!.finishRun(all, JSON.parse(given) as RunOptions);
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
      );
    },
    [partials, JSON.stringify({ ...options, resultTypes: ['violations'] })] as const,
  );
}

/** A page has a dozen colours, and axe reads each of them thousands of times, which is a quarter of its work. */
function readEachColourOnce(): void {
  const { prototype } = window.axe!.commons.color.Color;
  const read = prototype.parseString;
  const known = new Map<string, readonly [number, number, number, number]>();
  prototype.parseString = function (this: Colour, text) {
    const before = known.get(text);
    if (before) [this.r, this.g, this.b, this.alpha] = before;
    else {
      read.call(this, text);
      known.set(text, [this.r, this.g, this.b, this.alpha]);
    }
    return this;
  };
}

/** In the order in which axe puts them together: a frame before those inside it. */
async function partialsOf(frame: Frame, context: ContextObject, options: RunOptions): Promise<string[]> {
  if (!(await frame.evaluate(() => 'axe' in window))) {
    await frame.evaluate(SOURCE);
    await frame.evaluate(readEachColourOnce);
  }
  const given = JSON.stringify(context);
  const inside = await frame.evaluate(
    (text) => window.axe!.utils.getFrameContexts(JSON.parse(text) as ContextObject),
    given,
  );
  const own = frame.evaluate(
    async ([text, also]) =>
      JSON.stringify(
        await window.axe!.runPartial(JSON.parse(text) as ContextObject, JSON.parse(also) as RunOptions),
      ),
    [given, JSON.stringify(options)] as const,
  );
  const all = await Promise.all([
    own.then((result) => [result]),
    ...inside.map(async ({ frameSelector, frameContext }) =>
      partialsOf(await frameAt(frame, JSON.stringify(frameSelector)), frameContext, options),
    ),
  ]);
  return all.flat();
}

async function frameAt(frame: Frame, selector: string): Promise<Frame> {
  const found = await frame.evaluateHandle(
    (text) => window.axe!.utils.shadowSelect(JSON.parse(text) as string),
    selector,
  );
  const child = await found.asElement()?.contentFrame();
  if (!child) throw new Error(`axe found a frame that has no document: ${selector}`);
  return child;
}
