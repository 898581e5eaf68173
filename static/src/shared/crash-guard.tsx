import Button from '@atlaskit/button/default/button';
import { Component, type ReactNode } from 'react';
import { sharedTexts } from '../texts/shared';

/** Keeps a defect in one screen from leaving an empty frame on the page. */
export class CrashGuard extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <div role="alert" className="page stack">
        <p>{sharedTexts.brokenScreen}</p>
        <div>
          <Button onClick={() => globalThis.location.reload()}>{sharedTexts.reload}</Button>
        </div>
      </div>
    );
  }
}
