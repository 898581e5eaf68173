const LIST_STYLE = /mso-list\s*:\s*l(\d+)\s+level(\d+)/i;

/**
 * Word writes lists as paragraphs that only look like lists: `mso-list:l0 level1 lfo1`, with their bullet as text.
 * They are made real lists, in place.
 */
export function wordLists(page: Document): void {
  let open: { level: number; list: Element; kind: string }[] = [];
  let last: Element | null = null;
  for (const paragraph of [...page.querySelectorAll('p, h1, h2, h3, h4, h5, h6')]) {
    const level = levelOf(paragraph);
    if (level === null) continue;
    if (last === null || nextElement(last) !== paragraph) open = [];
    const kind = takeSign(paragraph);
    open = open.filter((list) => list.level <= level);
    const top = open.at(-1);
    let list: Element;
    if (top?.level === level && top.kind === kind) ({ list } = top);
    else {
      if (top?.level === level) open.pop();
      list = page.createElement(kind);
      const parent = open.at(-1)?.list.lastElementChild;
      if (parent) parent.append(list);
      else paragraph.before(list);
      open.push({ level, list, kind });
    }
    const item = page.createElement('li');
    item.append(...paragraph.childNodes);
    list.append(item);
    paragraph.remove();
    last = open[0]?.list ?? null;
  }
}

function levelOf(paragraph: Element): number | null {
  const level = LIST_STYLE.exec(paragraph.getAttribute('style') ?? '')?.[2];
  return level === undefined ? null : Number(level);
}

/** Removes the bullet or number that Word writes as text; answers what kind of list it stands for. */
function takeSign(paragraph: Element): 'ul' | 'ol' {
  const sign = [...paragraph.querySelectorAll('span')].find((span) =>
    /mso-list\s*:\s*ignore/i.test(span.getAttribute('style') ?? ''),
  );
  const text = sign?.textContent.trim() ?? '';
  sign?.remove();
  return /^\(?([0-9]+|[a-zA-Z]{1,4})[.)]/.test(text) ? 'ol' : 'ul';
}

function nextElement(element: Element): Element | null {
  return element.nextElementSibling;
}
