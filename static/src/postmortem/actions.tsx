import Button from '@atlaskit/button/default/button';
import { lazy, Suspense, useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { Addable } from '../shared/addable';
import { LoadingState } from '../shared/screen-states';
import { actionTexts } from '../texts/actions';
import { ActionTable } from './action-table';
import { mayBecomeIssue } from './eligible';
import { draftKeyOf, useHere } from './here';
import { useNames } from './people';
import { useFollowedIssues } from './use-followed-issues';

const ActionEditor = lazy(async () => ({ default: (await import('./action-editor')).ActionEditor }));
const CreateIssuesDialog = lazy(async () => ({
  default: (await import('./create-issues-dialog')).CreateIssuesDialog,
}));

interface ActionsProps {
  readonly actions: readonly ActionView[];
  readonly people: readonly string[];
}

/** The action items and what became of their issues. */
export function Actions({ actions, people }: ActionsProps) {
  const { place, mayEdit } = useHere();
  const followed = useFollowedIssues(actions);
  const nameOf = useNames(people);
  const [toCreate, setToCreate] = useState<readonly ActionView[] | null>(null);
  const arranged = [...actions].sort((a, b) => a.position - b.position);
  const eligible = arranged.filter(mayBecomeIssue);
  const nextPosition = (arranged.at(-1)?.position ?? 0) + 1;
  return (
    <>
      {followed.jira === 'none' && <p className="small subtle">{actionTexts.jiraNone}</p>}
      {followed.jira === 'silent' && (
        <p className="small wrong" role="status">
          {actionTexts.jiraSilent}
        </p>
      )}
      {arranged.length === 0 ? (
        <p className="subtle">{actionTexts.empty}</p>
      ) : (
        <ActionTable
          actions={arranged}
          issues={followed.issues}
          nameOf={nameOf}
          onCreate={(action) => setToCreate([action])}
        />
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
              eligible.length > 0 && (
                <Button spacing="compact" onClick={() => setToCreate(eligible)}>
                  {actionTexts.createAll(eligible.length)}
                </Button>
              )
            }
          />
          {toCreate && (
            <Suspense fallback={<LoadingState />}>
              <CreateIssuesDialog actions={toCreate} onClose={() => setToCreate(null)} />
            </Suspense>
          )}
        </>
      )}
    </>
  );
}
