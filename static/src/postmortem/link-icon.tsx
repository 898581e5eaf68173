import type { LinkKind } from '../../../src/contract/links';

/** Drawn in 16 by 16 with a line of 1.5, so that no picture has to be loaded. */
const PATHS: Record<LinkKind, string> = {
  incident: 'M8 2l6.5 11.5h-13zM8 6.5v3.5M8 11.6v.4',
  'cause-change':
    'M5 4.5v7M11 11.5v-4a2 2 0 0 0-2-2H7M5 3a1 1 0 1 0 0 1.5M5 13a1 1 0 1 0 0-1.5M11 13a1 1 0 1 0 0-1.5',
  'fix-change': 'M3 8.5l3.5 3.5L13 4.5',
  dashboard: 'M2.5 13.5h11M4.5 11V8M8 11V4M11.5 11V6.5',
  logs: 'M3 4h10M3 7h7M3 10h10M3 13h5',
  alert: 'M8 2.5a4 4 0 0 1 4 4v3l1.5 2h-11l1.5-2v-3a4 4 0 0 1 4-4zM7 13.5h2',
  code: 'M5.5 4.5L2 8l3.5 3.5M10.5 4.5L14 8l-3.5 3.5',
  document: 'M4 2h5l3 3v9H4zM9 2v3h3M6 8h4M6 11h4',
};

/** What a link leads to, for the eye; its name stands beside it. */
export function LinkIcon({ kind }: { readonly kind: LinkKind }) {
  return (
    <svg viewBox="0 0 16 16" width={16} height={16} aria-hidden className="link-icon">
      <path d={PATHS[kind]} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
    </svg>
  );
}
