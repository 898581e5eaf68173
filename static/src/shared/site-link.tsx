import type { MouseEvent, ReactNode } from 'react';
import { openInNewTab } from '../host';
import { sharedTexts } from '../texts/shared';

/** A link out of the frame, to another place of the site. */
export function SiteLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  const open = (event: MouseEvent) => {
    event.preventDefault();
    void openInNewTab(href);
  };
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" onClick={open}>
      {children} <span className="unseen">{sharedTexts.opensInTab}</span>
    </a>
  );
}
