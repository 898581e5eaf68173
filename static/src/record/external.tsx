import Button from '@atlaskit/button/default/button';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, useMemo } from 'react';
import { EXTERNAL_FIELDS, type ExternalSummary, isEmptyText } from '../../../src/contract/external-summary';
import { externalHints } from '../../../src/contract/external-wording';
import type { Versioned } from '../../../src/contract/postmortem';
import { call, failureOf } from '../backend';
import { draftKeyOf, useHere } from '../postmortem/here';
import { useNames } from '../postmortem/people';
import { useOneClick } from '../postmortem/use-one-click';
import { CopyButton } from '../settings/copy-button';
import { useAnnounce } from '../shared/announcer';
import { Editable } from '../shared/editable';
import { readable } from '../shared/instants';
import { Problem } from '../shared/problem';
import { FailedState, LoadingState } from '../shared/screen-states';
import { postmortemTexts } from '../texts/postmortem';
import { externalTexts, recordTexts } from '../texts/record';
import { externalMarkdown, externalPlain } from './external-text';
import { WordingOutside } from './external-hints';

const ExternalEditor = lazy(async () => ({ default: (await import('./external-editor')).ExternalEditor }));

/** The text for people outside. For those who may edit the page. */
export function External() {
  const { place } = useHere();
  const queryKey = useMemo(() => ['external-summary', place.pageId, place.localId], [place]);
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: () => call('external-summary.open', { place }),
  });
  const client = useQueryClient();
  if (!data)
    return error ? (
      <FailedState failure={failureOf(error)} headingLevel="h3" onRetry={() => void refetch()} />
    ) : (
      <LoadingState label={externalTexts.loading} />
    );
  return <Shown summary={data} onSaved={(saved) => client.setQueryData(queryKey, saved)} />;
}

interface ShownProps {
  readonly summary: Versioned<ExternalSummary>;
  readonly onSaved: (summary: Versioned<ExternalSummary>) => void;
}

function Shown({ summary, onSaved }: ShownProps) {
  const { place } = useHere();
  const { text } = summary.value;
  const isEmpty = isEmptyText(text);
  const written = EXTERNAL_FIELDS.filter((field) => text[field].trim() !== '');
  return (
    <div className="stack">
      <Editable
        name={externalTexts.name}
        heading={<p className="subtle small">{externalTexts.intro}</p>}
        mayEdit
        draftKey={draftKeyOf(place, 'external-summary')}
        editor={(close) => <ExternalEditor summary={summary} onSaved={onSaved} onClose={close} />}
      >
        {isEmpty && <p className="subtle">{externalTexts.none}</p>}
        {written.map((field) => (
          <div key={field} className="stack">
            <h3>{externalTexts.fields[field]}</h3>
            <p className="written">{text[field]}</p>
            <WordingOutside hints={externalHints(text[field])} />
          </div>
        ))}
        {!isEmpty && (
          <>
            <Approval summary={summary} onSaved={onSaved} />
            <div className="row">
              <CopyButton
                label={externalTexts.copyText}
                text={externalPlain(text)}
                copied={recordTexts.copied}
                refused={recordTexts.copyRefused}
              />
              <CopyButton
                label={externalTexts.copyMarkdown}
                text={externalMarkdown(text)}
                copied={recordTexts.copied}
                refused={recordTexts.copyRefused}
              />
            </div>
          </>
        )}
      </Editable>
    </div>
  );
}

function Approval({ summary, onSaved }: ShownProps) {
  const { place, config } = useHere();
  const announce = useAnnounce();
  const { isBusy, problem, run } = useOneClick();
  const { approval } = summary.value;
  const nameOf = useNames(approval && approval.by !== '' ? [approval.by] : []);
  if (approval !== null) {
    const who = approval.by === '' ? postmortemTexts.formerUser : nameOf(approval.by);
    return <p>{externalTexts.approved(who, readable(approval.at))}</p>;
  }
  const approve = () =>
    run(async (changeId) => {
      const { version } = summary;
      onSaved(await call('external-summary.approve', { place, config, changeId, version }));
      announce(externalTexts.saidApproved);
    });
  return (
    <>
      <p>{externalTexts.notApproved}</p>
      <div className="row">
        <Button isLoading={isBusy} onClick={() => void approve()}>
          {externalTexts.approve}
        </Button>
      </div>
      <Problem text={problem} />
    </>
  );
}
