import { Message } from '../shared/message';
import { useMemo } from 'react';
import type { FailureAnswer } from '../../../src/contract/failure';
import type { OpenAnswer } from '../../../src/contract/postmortem';
import { failureOf } from '../backend';
import type { HostContext } from '../host';
import { FailedState, isDenied, LoadingState } from '../shared/screen-states';
import { postmortemTexts } from '../texts/postmortem';
import { HereProvider, type Here } from './here';
import { browserZone } from '../shared/instants';
import { draftOf, usableConfig } from '../shared/macro-config';
import { PostmortemPage } from './postmortem-page';
import { useOpen } from './use-open';

/** The macro on its page: everything there is before, instead of and around the postmortem itself. */
export function PostmortemScreen({ context }: { readonly context: HostContext }) {
  const pageId = context.extension.content?.id;
  if (pageId === undefined || context.localId === '') return <p role="alert">{postmortemTexts.noPlace}</p>;
  return <OpenPostmortem context={context} pageId={pageId} />;
}

function OpenPostmortem({ context, pageId }: { readonly context: HostContext; readonly pageId: string }) {
  const { localId, siteUrl, accountId, extension } = context;
  const place = useMemo(() => ({ pageId, localId }), [pageId, localId]);
  // A macro that names no zone was filled in where its first writer is, or nearby: better than UTC for all.
  const config = useMemo(
    () => ({ zone: browserZone(), ...usableConfig(extension.config) }),
    [extension.config],
  );
  const { data, error, failureReason, refetch } = useOpen(place);
  const here = useMemo<Here>(
    () => ({ place, config, siteUrl, accountId, mayEdit: (data?.mayEdit ?? false) && !extension.isEditing }),
    [place, config, siteUrl, accountId, data?.mayEdit, extension.isEditing],
  );

  const failure = error ? failureOf(error) : null;
  const suspicion = failureReason ? failureOf(failureReason) : null;
  const shown = failure && isDenied(failure) && !extension.isEditing ? undefined : data;
  // A page that was never published has no record and nobody may read it yet, but its editor sees a preview.
  const answer =
    shown ??
    (failure && extension.isEditing
      ? ({ kind: 'draft', mayEdit: false, template: null } as const)
      : undefined);
  if (!answer) {
    if (!failure) return <LoadingState />;
    return (
      <>
        <FailedState failure={failure} onRetry={() => void refetch()} />
        {data !== undefined && <p>{postmortemTexts.accessLost}</p>}
      </>
    );
  }
  return (
    <HereProvider value={here}>
      <div className="stack-wide">
        <Notices
          answer={answer}
          here={here}
          isPreview={extension.isEditing}
          doubt={
            data === undefined ? null : (failure ?? (suspicion && isDenied(suspicion) ? suspicion : null))
          }
        />
        <PostmortemPage
          record={
            answer.kind === 'postmortem'
              ? answer.postmortem
              : draftOf(config, postmortemTexts.untitled, answer.template)
          }
          gates={answer.kind === 'postmortem' ? answer.gates : []}
        />
      </div>
    </HereProvider>
  );
}

interface NoticesProps {
  readonly answer: OpenAnswer;
  readonly here: Here;
  readonly isPreview: boolean;
  /** Why what is shown may be out of date; null while it is not. */
  readonly doubt: FailureAnswer | null;
}

function Notices({ answer, here, isPreview, doubt }: NoticesProps) {
  const notices = [];
  if (isPreview) notices.push(postmortemTexts.preview);
  else if (answer.kind === 'draft')
    notices.push(
      !here.mayEdit
        ? postmortemTexts.draftReadOnly
        : here.config.title === undefined
          ? postmortemTexts.draft
          : postmortemTexts.draftGiven,
    );
  if (doubt && !isPreview)
    notices.push(isDenied(doubt) ? postmortemTexts.accessInDoubt : postmortemTexts.stale);
  if (notices.length === 0) return null;
  return (
    <div data-testid="notices">
      {notices.map((notice) => (
        <Message key={notice} look="information">
          <p>{notice}</p>
        </Message>
      ))}
    </div>
  );
}
