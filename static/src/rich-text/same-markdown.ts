import type { Nodes, PhrasingContent, Root } from 'mdast';

/**
 * What a tree says, as a text to compare: without positions, without the ways in which Markdown can write the same,
 * and with formatting inside the same formatting only once.
 */
export function meaningOf(tree: Root | Nodes): string {
  return JSON.stringify(meaning(tree));
}

type Meaning = string | number | boolean | null | undefined | readonly Meaning[];

function meaning(node: Nodes): Meaning {
  switch (node.type) {
    case 'root':
    case 'blockquote':
      return [node.type, ...node.children.map(meaning)];
    case 'paragraph':
      return [node.type, ...words(node.children)];
    case 'heading':
      return [node.type, node.depth, ...words(node.children)];
    case 'list':
      return [node.type, node.ordered, node.start, ...node.children.map(meaning)];
    case 'listItem':
      return [node.type, node.checked, ...node.children.map(meaning)];
    case 'code':
      return [node.type, node.lang, node.meta, node.value.replace(/\n+$/, '')];
    case 'table':
      return [node.type, (node.align ?? []).join(), ...node.children.map(meaning)];
    case 'tableRow':
      return [node.type, ...withoutEmptyEnd(node.children.map(meaning))];
    case 'tableCell':
      return words(node.children);
    case 'definition':
      return [node.type, node.identifier, node.url, node.title];
    case 'footnoteDefinition':
      return [node.type, node.identifier, ...node.children.map(meaning)];
    case 'html':
      return [node.type, node.value];
    case 'thematicBreak':
      return node.type;
    default:
      return [node.type];
  }
}

function withoutEmptyEnd(cells: readonly Meaning[]): readonly Meaning[] {
  const last = cells.findLastIndex((cell) => !Array.isArray(cell) || cell.length > 0);
  return cells.slice(0, last + 1);
}

interface Run {
  readonly marks: string;
  readonly what: string;
  text: string;
}

/** Inline content as runs of one formatting each. */
function words(nodes: readonly PhrasingContent[]): readonly Meaning[] {
  const runs: Run[] = [];
  const add = (marks: readonly string[], what: string, text: string) => {
    const key = [...new Set(marks)].sort().join(' ');
    const last = runs.at(-1);
    if (last?.marks === key && last.what === what && what === 'text') last.text += text;
    else if (text !== '' || what !== 'text') runs.push({ marks: key, what, text });
  };
  const visit = (node: PhrasingContent, marks: readonly string[]): void => {
    switch (node.type) {
      case 'text':
        add(marks, 'text', node.value.replace(/[ \t]*\n[ \t]*/g, ' '));
        break;
      case 'inlineCode':
        add(marks, node.type, node.value);
        break;
      case 'emphasis':
      case 'strong':
      case 'delete':
        for (const child of node.children) visit(child, [...marks, node.type]);
        break;
      case 'link': {
        const leads = `link ${JSON.stringify([node.url, node.title ?? null])}`;
        if (node.children.length === 0) add([...marks, leads], 'empty', '');
        for (const child of node.children) visit(child, [...marks, leads]);
        break;
      }
      case 'linkReference':
        add(marks, `${node.type} ${node.identifier}`, '');
        for (const child of node.children) visit(child, [...marks, `reference ${node.identifier}`]);
        break;
      case 'image':
        add(marks, node.type, JSON.stringify([node.url, node.alt, node.title ?? null]));
        break;
      case 'imageReference':
      case 'footnoteReference':
        add(marks, `${node.type} ${node.identifier}`, '');
        break;
      case 'html':
        add(marks, node.type, node.value);
        break;
      case 'break':
        add([], node.type, '');
        break;
    }
  };
  for (const node of nodes) visit(node, []);
  // Formatting of a blank cannot be seen.
  return runs.map(({ marks, what, text }) =>
    what === 'text' && text.trim() === '' ? text : [marks, what, text],
  );
}
