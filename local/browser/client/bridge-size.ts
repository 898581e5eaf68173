/** Calls back with the height of the document's content in CSS pixels, now and whenever it changes. */
export function reportSize(report: (height: number) => void): void {
  let last = -1;
  const measure = (): void => {
    const height = contentHeight();
    if (height === last) return;
    last = height;
    report(height);
  };
  const resized = new ResizeObserver(measure);
  const watch = (): void => {
    resized.disconnect();
    for (const element of [document.body, ...document.body.children]) resized.observe(element);
    measure();
  };
  const start = (): void => {
    watch();
    new MutationObserver(watch).observe(document.body, { childList: true });
    new MutationObserver(measure).observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
    });
  };
  // This runs from the head, so the body isn't there yet.
  addEventListener('DOMContentLoaded', start, { once: true });
}

/** The lowest edge of what stands in the flow; the frame's own height must not count, or it could never shrink. */
function contentHeight(): number {
  const style = getComputedStyle(document.body);
  const below = Number.parseFloat(style.paddingBottom) + Number.parseFloat(style.marginBottom);
  const bottoms = [...document.body.children]
    .filter((element) => getComputedStyle(element).position !== 'fixed')
    .map((element) => element.getBoundingClientRect().bottom + window.scrollY);
  return Math.ceil(Math.max(0, ...bottoms) + below);
}
