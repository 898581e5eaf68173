import type { ToolName } from './commands';

/** One path per tool, on a grid of 16. */
const PATHS: Readonly<Record<ToolName | 'link' | 'markdown', string>> = {
  bold: 'M5 3h4a2.5 2.5 0 0 1 0 5H5zM5 8h4.5a2.5 2.5 0 0 1 0 5H5z',
  italic: 'M7 3h5M4 13h5M10 3L6 13',
  strike: 'M3 8h10M11 5c0-1.5-1.4-2-3-2s-3 .6-3 2 1 1.8 2 2M5 11c0 1.5 1.4 2 3 2s3-.6 3-2',
  code: 'M5.5 4.5L2 8l3.5 3.5M10.5 4.5L14 8l-3.5 3.5',
  link: 'M7 9a2.5 2.5 0 0 0 3.6 0l2-2A2.5 2.5 0 0 0 9 3.4L8.2 4.2M9 7a2.5 2.5 0 0 0-3.6 0l-2 2A2.5 2.5 0 0 0 7 12.6l.8-.8',
  heading: 'M4 3v10M12 3v10M4 8h8',
  bullets: 'M6.5 4H14M6.5 8H14M6.5 12H14M3 4h.01M3 8h.01M3 12h.01',
  numbers: 'M7 4h7M7 8h7M7 12h7M2.5 3l1-.5V6M2.3 10.5c.5-1 2-.6 1.6.4l-1.6 2h2',
  quote: 'M3 4v8M6 5h7M6 8h7M6 11h4',
  codeBlock: 'M2.5 3h11v10h-11zM6.5 6L4.8 8l1.7 2M9.5 6l1.7 2-1.7 2',
  table: 'M2.5 3h11v10h-11zM2.5 6.3h11M2.5 9.6h11M8 3v10',
  rowBelow: 'M2.5 3h11v5h-11zM8 10v4M6 12h4',
  columnRight: 'M3 2.5h5v11H3zM10 8h4M12 6v4',
  removeRow: 'M2.5 3h11v5h-11zM6 12h4',
  removeColumn: 'M3 2.5h5v11H3zM10 8h4',
  undo: 'M6 3L3 6l3 3M3 6h6a3.5 3.5 0 0 1 0 7H6',
  redo: 'M10 3l3 3-3 3M13 6H7a3.5 3.5 0 0 0 0 7h3',
  markdown: 'M1.5 4h13v8h-13zM4 10V6l2 2.5L8 6v4M11 6v4M9.5 8.5L11 10l1.5-1.5',
};

/** The sign of a tool; its name is on the button. */
export function ToolIcon({ name }: { readonly name: keyof typeof PATHS }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" className="rich-text-icon">
      <path d={PATHS[name]} />
    </svg>
  );
}
