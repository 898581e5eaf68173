import type { AdfNode } from './builders';

/** What people wrote, with its headings below the one that it stands under. */
export function below(level: number, content: readonly AdfNode[]): AdfNode[] {
  return content.map((node) => {
    if (node.type !== 'heading') return node;
    const own = Number(node.attrs?.['level'] ?? 1);
    return { ...node, attrs: { ...node.attrs, level: Math.min(6, level + own) } };
  });
}
