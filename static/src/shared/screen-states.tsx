import Button from '@atlaskit/button/default/button';
import { Message } from './message';
import Spinner from '@atlaskit/spinner';
import type { FailureAnswer } from '../../../src/contract/failure';
import { sharedTexts } from '../texts/shared';

export function LoadingState({ label = sharedTexts.loading }: { readonly label?: string }) {
  return (
    <div className="row" role="status" data-testid="loading">
      <Spinner label={label} /> <span>{label}</span>
    </div>
  );
}

const DENIED: readonly FailureAnswer['code'][] = ['NOT_ALLOWED', 'NOT_SIGNED_IN', 'NOT_FOUND'];

/** Whether asking again cannot help this person. */
export function isDenied(failure: FailureAnswer): boolean {
  return DENIED.includes(failure.code);
}

interface FailedStateProps {
  readonly failure: FailureAnswer;
  readonly onRetry: () => void;
  /** `h1` in place of a whole screen, `h3` in place of a section's content. */
  readonly headingLevel?: 'h1' | 'h3';
}

/** In place of what cannot be shown: denied, being prepared, or failed with a way to try again. */
export function FailedState({ failure, onRetry, headingLevel = 'h1' }: FailedStateProps) {
  if (isDenied(failure))
    return (
      <div role="alert" data-testid="denied">
        <Message look="warning" title={sharedTexts.deniedTitle} headingLevel={headingLevel}>
          <p>{failure.message}</p>
        </Message>
      </div>
    );
  const preparing = failure.code === 'PREPARING';
  return (
    <div role={preparing ? 'status' : 'alert'} data-testid={preparing ? 'preparing' : 'failed'}>
      <Message
        look={preparing ? 'information' : 'error'}
        headingLevel={headingLevel}
        title={preparing ? sharedTexts.preparingTitle : sharedTexts.failedTitle}
      >
        <div className="stack">
          <p>{failure.message}</p>
          {preparing && <p>{sharedTexts.preparingText}</p>}
          <div>
            <Button onClick={onRetry}>{sharedTexts.tryAgain}</Button>
          </div>
        </div>
      </Message>
    </div>
  );
}
