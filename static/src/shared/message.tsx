import type { ReactNode } from 'react';
import './message.css';

export type MessageLook = 'information' | 'success' | 'warning' | 'error' | 'discovery';

interface MessageProps {
  readonly look: MessageLook;
  readonly title?: string;
  readonly headingLevel?: 'h1' | 'h2' | 'h3';
  readonly children: ReactNode;
}

/**
 * A message in a box. Atlaskit's own section message would bring a tooltip and a positioning engine into the first
 * paint (25 kB gzip) for a dismiss button that nothing here has.
 */
export function Message({ look, title, headingLevel: Heading = 'h2', children }: MessageProps) {
  return (
    <section className={`message message-${look}`}>
      {title !== undefined && <Heading className="message-title">{title}</Heading>}
      {children}
    </section>
  );
}
