import Button from '@atlaskit/button/default/button';
import { useEffect, useRef } from 'react';
import { IncidentFields } from '../macro-config/incident-fields';
import { TextLine } from '../shared/controls';
import { beginTexts } from '../texts/begin';
import { BeginOutcome } from './begin-outcome';
import { SpaceField } from './space-field';
import { useBegin } from './use-begin';

interface NewPostmortemProps {
  readonly siteUrl: string;
  readonly onClose: () => void;
}

/** From nothing to a page with a postmortem on it: one form. */
export function NewPostmortem({ siteUrl, onClose }: NewPostmortemProps) {
  const { draft, problems, state, set, create } = useBegin();
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const submit = async (pageTitle?: string) => {
    const isSent = await create(pageTitle === undefined ? {} : { pageTitle });
    if (!isSent) setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };

  return (
    <div className="stack-wide">
      <div>
        <Button appearance="subtle" onClick={onClose}>
          {beginTexts.back}
        </Button>
      </div>
      <h1 ref={heading} tabIndex={-1}>
        {beginTexts.heading}
      </h1>
      <p className="subtle">{beginTexts.intro}</p>
      {state.kind === 'created' ? (
        <BeginOutcome state={state} siteUrl={siteUrl} onRetry={() => void submit()} />
      ) : (
        <form
          ref={form}
          className="stack-wide"
          aria-label={beginTexts.heading}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <section className="stack" aria-labelledby="begin-incident">
            <h2 id="begin-incident">{beginTexts.incident}</h2>
            <IncidentFields
              form={draft.form}
              problems={problems}
              onChange={(part) => set({ form: { ...draft.form, ...part } })}
            />
          </section>
          <section className="stack" aria-labelledby="begin-space">
            <h2 id="begin-space">{beginTexts.space}</h2>
            <SpaceField value={draft.space} error={problems.space} onChange={(space) => set({ space })} />
            {draft.pageTitle !== null && (
              <TextLine
                label={beginTexts.pageTitle}
                hint={beginTexts.pageTitleHint}
                required
                error={problems.pageTitle}
                value={draft.pageTitle}
                onChange={(pageTitle) => set({ pageTitle })}
              />
            )}
          </section>
          <BeginOutcome state={state} siteUrl={siteUrl} onRetry={(offer) => void submit(offer)} />
          <div className="row">
            <Button type="submit" appearance="primary" isLoading={state.kind === 'creating'}>
              {beginTexts.create}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
