import Button from '@atlaskit/button/default/button';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { Addable } from '../shared/addable';
import { useAnnounce } from '../shared/announcer';
import { DraftOffer } from '../shared/draft-offer';
import { focusHeading } from '../shared/focus-heading';
import { LoadingState } from '../shared/screen-states';
import { useOpened } from '../shared/use-opened';
import { actionTexts } from '../texts/actions';
import { pasteTexts } from '../texts/action-paste';
import { tableTexts } from '../texts/action-table';
import { orderTexts } from '../texts/create-issues';
import { ActionTable, type Created } from './action-table';
import { mayBecomeIssue } from './eligible';
import { draftKeyOf, PASTE_DRAFT, useHere } from './here';
import { InProgressHelp } from './in-progress-help';
import { JiraAbsent } from './jira-absent';
import { NewOnes, NewOnesNote } from './new-ones';
import { useNames } from './people';
import { useDoubleClickGuard } from './use-double-click-guard';
import { useFollowedIssues } from './use-followed-issues';

const ActionEditor = lazy(async () => ({ default: (await import('./action-editor')).ActionEditor }));
const ActionPastePanel = lazy(async () => ({
  default: (await import('./action-paste-panel')).ActionPastePanel,
}));
const CreateIssuesPanel = lazy(async () => ({
  default: (await import('./create-issues-panel')).CreateIssuesPanel,
}));

interface ActionsProps {
  readonly actions: readonly ActionView[];
  readonly people: readonly string[];
}

/** The action items and what became of their issues. */
export function Actions({ actions, people }: ActionsProps) {
  const { place, mayEdit } = useHere();
  const followed = useFollowedIssues(actions);
  // An owner chosen a moment ago is not among the record's people before it is read again.
  const owners = actions.flatMap(({ fields }) => (fields.owner === null ? [] : [fields.owner]));
  const nameOf = useNames([...people, ...owners]);
  const { isOpen: isCreating, open, close, opener } = useOpened();
  const { created, onCreated } = useCreated();
  useDoubleClickGuard();
  const arranged = [...actions].sort((a, b) => a.position - b.position);
  const eligible = arranged.filter(mayBecomeIssue);
  const namedKey = [...new Set([...people, ...owners])].join(' ');
  // The same list while the same people are on the page, so that the table is not drawn again for nothing.
  const named = useMemo(() => namedKey.split(' ').filter((id) => id !== ''), [namedKey]);
  const { isOpen: isPasting, open: openPaste, close: closePaste, opener: pasteOpener } = useOpened();
  const [newOnes, setNewOnes] = useState<ReadonlySet<string>>(() => new Set());
  const pasteKey = draftKeyOf(place, PASTE_DRAFT);
  const nextPosition = (arranged.at(-1)?.position ?? 0) + 1;
  const closeCreation = () => {
    close();
    // The button that opened it is only there while something is left to create.
    if (eligible.length === 0) focusHeading(document.getElementById('heading-actions')?.parentElement);
  };
  return (
    <>
      <JiraAbsent actions={actions} jira={followed.jira} />
      {followed.jira === 'silent' && (
        <p className="small wrong" role="status">
          {actionTexts.jiraSilent}
        </p>
      )}
      {arranged.length === 0 ? (
        <p className="subtle">
          {actionTexts.empty} {mayEdit && tableTexts.emptyHelp}
        </p>
      ) : (
        <NewOnes.Provider value={newOnes}>
          <ActionTable
            actions={arranged}
            issues={followed.issues}
            people={named}
            nameOf={nameOf}
            created={created}
            onCreated={onCreated}
          />
          <InProgressHelp actions={arranged} />
        </NewOnes.Provider>
      )}
      {mayEdit && (
        <>
          <Addable
            name={actionTexts.newAction}
            draftKey={draftKeyOf(place, 'action:new')}
            editor={(close) => (
              <ActionEditor action={null} nextPosition={nextPosition} nameOf={nameOf} onClose={close} />
            )}
            beside={
              <>
                {!isPasting && (
                  <Button ref={pasteOpener} spacing="compact" onClick={openPaste}>
                    {pasteTexts.open}
                  </Button>
                )}
                {eligible.length > 0 && !isCreating && (
                  <Button ref={opener} spacing="compact" onClick={open}>
                    {actionTexts.createAll(eligible.length)}
                  </Button>
                )}
              </>
            }
          />
          {!isPasting && <NewOnesNote ids={newOnes} />}
          {!isPasting && <DraftOffer name={pasteTexts.thing} draftKey={pasteKey} onContinue={openPaste} />}
          {isPasting && (
            <Suspense fallback={<LoadingState />}>
              <ActionPastePanel
                actions={arranged}
                nextPosition={nextPosition}
                people={named}
                nameOf={nameOf}
                onClose={(ids) => {
                  setNewOnes(new Set(ids));
                  closePaste();
                }}
              />
            </Suspense>
          )}
          {isCreating && (
            <Suspense fallback={<LoadingState />}>
              <CreateIssuesPanel
                actions={eligible}
                nameOf={nameOf}
                onCreated={onCreated}
                onClose={closeCreation}
              />
            </Suspense>
          )}
        </>
      )}
    </>
  );
}

const NOTHING: Created = { ids: new Set(), said: '' };

/** Issues created by somebody on this page are said, and their rows marked, until the next ones are. */
function useCreated() {
  const announce = useAnnounce();
  const [created, setCreated] = useState(NOTHING);
  const onCreated = useCallback(
    (actions: readonly ActionView[]) => {
      const keys = actions.flatMap(({ issue }) => (issue.issueKey === null ? [] : [issue.issueKey]));
      const said = orderTexts.created(actions.length, keys);
      setCreated({ ids: new Set(actions.map(({ id }) => id)), said });
      announce(said);
    },
    [announce],
  );
  return { created, onCreated };
}
