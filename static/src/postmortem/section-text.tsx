import { memo, useId, type MouseEvent, type ReactNode } from 'react';
import Markdown, { defaultUrlTransform, type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { tooMuch } from '../../../src/contract/rules';
import { openInNewTab } from '../host';
import { personOf } from '../rich-text/safe-links';
import { Mention } from './mention';
import { goToPlace } from './places';
import './section-text.css';

/** Headings inside a section stand below the section's own h2. Links leave the frame. */
const components: Components = {
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h3>{children}</h3>,
  h3: ({ children }) => <h4>{children}</h4>,
  h4: ({ children }) => <h5>{children}</h5>,
  h5: ({ children }) => <h6>{children}</h6>,
  a: ({ href, id, children }) => {
    const person = personOf(href ?? '');
    if (person !== null) return <Mention accountId={person} />;
    if (href?.startsWith('#')) return <NoteLink {...{ href, id, children }} />;
    return <OutsideLink href={href}>{children}</OutsideLink>;
  },
  // The frame may not load pictures from elsewhere; their text stands for them.
  img: ({ src, alt }) => (
    <OutsideLink href={typeof src === 'string' ? src : undefined}>{alt || src}</OutsideLink>
  ),
  table: ({ children }) => (
    <div className="scroll" tabIndex={0} role="group" aria-label="Table">
      <table>{children}</table>
    </div>
  ),
};

/**
 * Markdown (GFM) as React elements: raw HTML is shown as text, and `javascript:` links are dropped. It is parsed again
 * only when the text has changed: the page around it is followed all the time.
 */
export const SectionText = memo(function SectionText({ text }: { readonly text: string }) {
  const id = useId();
  // Parsing such a text would freeze the reader's browser; its words are what matters.
  if (tooMuch(text).length > 0) return <p className="written">{text}</p>;
  return (
    <div className="markdown">
      <Markdown
        remarkPlugins={[remarkGfm]}
        // Several sections have a first footnote.
        remarkRehypeOptions={{ clobberPrefix: `note-${id}-` }}
        components={components}
        urlTransform={addressOf}
      >
        {text}
      </Markdown>
    </div>
  );
});

const addressOf = (url: string) => (personOf(url) === null ? defaultUrlTransform(url) : url);

function OutsideLink({
  href,
  children,
}: {
  readonly href: string | undefined;
  readonly children: ReactNode;
}) {
  const open = (event: MouseEvent) => {
    if (!href) return;
    event.preventDefault();
    void openInNewTab(href);
  };
  return (
    <a href={href} rel="noopener noreferrer" target="_blank" onClick={open}>
      {children}
    </a>
  );
}

interface NoteLinkProps {
  readonly href: string;
  readonly id: string | undefined;
  readonly children: ReactNode;
}

/** From a footnote's number to the note, and back. */
function NoteLink({ href, id, children }: NoteLinkProps) {
  const go = (event: MouseEvent) => {
    event.preventDefault();
    goToPlace(decodeURIComponent(href.slice(1)));
  };
  return (
    <a href={href} id={id} onClick={go}>
      {children}
    </a>
  );
}
