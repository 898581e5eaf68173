import Button from '@atlaskit/button/default/button';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import * as v from 'valibot';
import { SAMPLES } from '../../../src/contract/sample-list';
import { sample, sampleView, type Sample } from '../../../src/contract/samples';
import { HereProvider, type Here } from '../postmortem/here';
import { PostmortemPage } from '../postmortem/postmortem-page';
import { Message } from '../shared/message';
import { FailedState, LoadingState } from '../shared/screen-states';
import { SiteLink } from '../shared/site-link';
import { exampleTexts } from '../texts/examples';

interface ExampleProps {
  readonly id: string;
  readonly siteUrl: string;
  readonly onClose: () => void;
}

/** One example as the whole page of a postmortem, read only. Nothing of it is asked of Debrief or of a product. */
export function Example({ id, siteUrl, onClose }: ExampleProps) {
  const { data, isError, refetch } = useQuery({
    queryKey: ['example', id],
    queryFn: () => readSample(id),
    staleTime: Infinity,
    retry: false,
  });
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  return (
    <div className="stack-wide">
      <div>
        <Button ref={back} appearance="subtle" onClick={onClose}>
          {exampleTexts.back}
        </Button>
      </div>
      {isError ? (
        <FailedState
          failure={{ code: 'UNEXPECTED', message: exampleTexts.failed }}
          onRetry={() => void refetch()}
        />
      ) : data ? (
        <SamplePage sample={data} siteUrl={siteUrl} />
      ) : (
        <LoadingState label={exampleTexts.loading} />
      )}
    </div>
  );
}

function SamplePage({ sample: one, siteUrl }: { readonly sample: Sample; readonly siteUrl: string }) {
  const record = useMemo(() => sampleView(one), [one]);
  const here = useMemo<Here>(
    () => ({
      // No page and no macro: what belongs to one is neither asked for nor kept.
      place: { pageId: '0', localId: `example-${one.id}` },
      config: {},
      siteUrl,
      accountId: null,
      mayEdit: false,
    }),
    [one.id, siteUrl],
  );
  const { name, url, licence } = one.source;
  return (
    <HereProvider value={here}>
      <div data-testid="example-notice">
        <Message look="information">
          <p>
            {exampleTexts.readOnly} {exampleTexts.facts} <SiteLink href={url}>{name}</SiteLink>
            {licence !== undefined && ` ${exampleTexts.licence(licence)}`}. {exampleTexts.ours}
          </p>
        </Message>
      </div>
      <PostmortemPage record={record} gates={[]} />
    </HereProvider>
  );
}

async function readSample(id: string): Promise<Sample> {
  const found = SAMPLES.find((one) => one.id === id);
  if (!found) throw new Error(`no example ${id}`);
  return v.parse(sample, (await found.load()).default);
}
