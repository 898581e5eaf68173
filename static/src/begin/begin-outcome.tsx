import Button from '@atlaskit/button/default/button';
import { Message } from '../shared/message';
import { pageAddress } from '../shared/site-addresses';
import { SiteLink } from '../shared/site-link';
import { beginTexts } from '../texts/begin';
import type { BeginState } from './use-begin';

interface BeginOutcomeProps {
  readonly state: BeginState;
  readonly siteUrl: string;
  /** With another title for the page, or with the one there is. */
  readonly onRetry: (title?: string) => void;
}

/** What became of the page, and what to do next. Nothing while nobody asked for it. */
export function BeginOutcome({ state, siteUrl, onRetry }: BeginOutcomeProps) {
  switch (state.kind) {
    case 'typing':
    case 'creating':
      return null;
    case 'failed':
      return (
        <div role="alert" data-testid="begin-failed">
          <Message look="error" title={beginTexts.failedTitle} headingLevel="h3">
            <p>
              {state.message} {beginTexts.kept}
            </p>
          </Message>
        </div>
      );
    case 'taken':
      return (
        <div role="alert" data-testid="begin-taken">
          <Message look="warning" title={beginTexts.takenTitle} headingLevel="h3">
            <div className="stack">
              <p>{beginTexts.taken(state.title)}</p>
              <div>
                <Button onClick={() => onRetry(state.offer)}>{beginTexts.takeOffer(state.offer)}</Button>
              </div>
            </div>
          </Message>
        </div>
      );
    case 'unclear':
      return (
        <div role="alert" data-testid="begin-unclear">
          <Message look="warning" title={beginTexts.unclearTitle} headingLevel="h3">
            <p>
              {state.message} {beginTexts.unclear} {beginTexts.kept}
            </p>
          </Message>
        </div>
      );
    case 'created':
      return (
        <div role="status" data-testid="begin-created">
          <Message look={state.labelled ? 'success' : 'warning'} title={beginTexts.created}>
            <div className="stack">
              <p>{state.labelled ? beginTexts.opening : beginTexts.noLabel}</p>
              <div className="row">
                <SiteLink href={pageAddress(siteUrl, state.pageId)}>{beginTexts.openPage}</SiteLink>
                {!state.labelled && <Button onClick={() => onRetry()}>{beginTexts.tryLabel}</Button>}
              </div>
            </div>
          </Message>
        </div>
      );
  }
}
