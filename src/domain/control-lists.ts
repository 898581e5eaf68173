import { readCsv } from './timeline-csv';

/** A control of a framework, in our own words where it has any. */
export interface Control {
  readonly id: string;
  readonly title: string;
}

export interface ControlList {
  /** What a tag begins with. */
  readonly key: string;
  readonly name: string;
  readonly controls: readonly Control[];
}

/** Those that ask for what a postmortem shows. What they demand in full is for whoever holds the standard. */
export const BUILT_IN_CONTROLS: readonly ControlList[] = [
  {
    key: 'iso-27001',
    name: 'ISO/IEC 27001:2022, Annex A',
    controls: [
      { id: 'A.5.24', title: 'Planning and preparing how incidents are handled' },
      { id: 'A.5.25', title: 'Assessing events and deciding which are incidents' },
      { id: 'A.5.26', title: 'Responding to incidents as planned' },
      { id: 'A.5.27', title: 'Learning from incidents' },
      { id: 'A.5.28', title: 'Collecting and keeping evidence' },
    ],
  },
  {
    key: 'soc-2',
    name: 'SOC 2, trust services criteria',
    controls: [
      { id: 'CC7.3', title: 'Evaluating events for whether they are incidents' },
      { id: 'CC7.4', title: 'Responding to incidents by a defined programme' },
      { id: 'CC7.5', title: 'Recovering from incidents and mending what led to them' },
    ],
  },
  {
    key: 'nist-800-53',
    name: 'NIST SP 800-53',
    controls: [
      { id: 'IR-4', title: 'Handling incidents, lessons learned included' },
      { id: 'IR-8', title: 'A plan for responding to incidents' },
    ],
  },
  {
    key: 'dora',
    name: 'EU DORA (Regulation 2022/2554)',
    controls: [{ id: 'Art. 13', title: 'Learning and evolving: reviews after incidents of ICT' }],
  },
];

export const OWN_LISTS_MOST = 20;
export const OWN_CONTROLS_MOST = 1000;

/** A tag for a control of a list. */
export const tagOf = (list: Pick<ControlList, 'key'>, control: Pick<Control, 'id'>): string =>
  `${list.key}:${control.id}`;

/** What a tag says to a reader: `ISO/IEC 27001:2022, Annex A: A.5.24`. Its list may be gone by now. */
export function tagInWords(
  tag: string,
  lists: readonly ControlList[],
): { readonly list: string; readonly id: string; readonly title: string } {
  const colon = tag.indexOf(':');
  const [key, id] = [tag.slice(0, colon), tag.slice(colon + 1)];
  const list = lists.find((each) => each.key === key);
  return { list: list?.name ?? key, id, title: list?.controls.find((each) => each.id === id)?.title ?? '' };
}

/** The key of a list of that name, which no other has: readable, for it stands in every tag. */
export function listKey(name: string, taken: readonly string[]): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const base = words.slice(0, 34).replace(/-+$/, '') || 'list';
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? base : `${base}-${String(number)}`;
    if (!taken.includes(key)) return key;
  }
}

/** Of a CSV, the separator that most of its lines have; the first of them where several are in as many. */
function separatorOf(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const counted = ['\t', ';', ','].map((separator) => {
    const places = lines.map((line) => line.indexOf(separator)).filter((place) => place >= 0);
    return { separator, lines: places.length, first: Math.min(...places) };
  });
  counted.sort((a, b) => b.lines - a.lines || a.first - b.first);
  return counted[0]?.separator ?? ',';
}

export type ReadControls =
  | { readonly kind: 'controls'; readonly controls: readonly Control[] }
  | { readonly kind: 'wrong'; readonly why: string };

const ID = /^[^\s:][^\r\n\t:]{0,59}$/;

/** Controls from a CSV: their ids in its first column, what they are about in its second. */
export function controlsFrom(csv: string): ReadControls {
  const text = csv.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const rows = readCsv(text, separatorOf(text));
  const wrong = (why: string): ReadControls => ({ kind: 'wrong', why });
  const [head, ...rest] = rows;
  const hasHead = /^(id|control|control id|number|ref|reference)$/i.test(head?.[0]?.trim() ?? '');
  const controls = new Map<string, string>();
  for (const [place, row] of (hasHead ? rest : rows).entries()) {
    const id = (row[0] ?? '').trim();
    if (id === '') continue;
    if (!ID.test(id))
      return wrong(
        `Control ${String(place + 1)}: an id has at most 60 characters and no colon. Correct “${id.slice(0, 60)}”.`,
      );
    if (controls.has(id)) return wrong(`The id ${id} stands there twice. Remove one of them.`);
    controls.set(id, (row[1] ?? '').trim().slice(0, 255));
  }
  if (controls.size === 0)
    return wrong('There is no control in it. The first column holds ids, the second what they are about.');
  if (controls.size > OWN_CONTROLS_MOST)
    return wrong(`A list takes at most ${String(OWN_CONTROLS_MOST)} controls.`);
  return { kind: 'controls', controls: [...controls].map(([id, title]) => ({ id, title })) };
}
