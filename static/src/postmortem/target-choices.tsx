import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { readIssueTypes, readProjectToCreateIn } from '../shared/jira-targets';
import { LoadingState } from '../shared/screen-states';
import { TargetPicker } from '../shared/target-picker';
import { createTexts } from '../texts/create-issues';
import type { PageTarget } from './page-targets';
import { ELSEWHERE, type TargetChoice } from './use-target-choice';

/** The places that were set up for this page, and the picker for every other. */
export function TargetChoices({ choice }: { readonly choice: TargetChoice }) {
  if (choice.state === 'loading') return <LoadingState label={createTexts.loadingWhere} />;
  return (
    <div className="stack">
      {choice.failure && <p role="status">{createTexts.whereFailed(choice.failure)}</p>}
      {choice.offered.length > 0 && <Offered choice={choice} />}
      {choice.chosen === ELSEWHERE && <TargetPicker value={choice.picked} onChange={choice.pick} />}
    </div>
  );
}

function Offered({ choice: { offered, chosen, choose } }: { readonly choice: TargetChoice }) {
  const name = useId();
  return (
    <fieldset className="panel stack">
      <legend className="label">{createTexts.where}</legend>
      {offered.length > 1 && <p>{createTexts.several}</p>}
      {offered.map((target) => (
        <label key={target.key} className="option">
          <input
            type="radio"
            name={name}
            checked={chosen === target.key}
            onChange={() => choose(target.key)}
          />{' '}
          <span>
            <TargetName target={target} />
          </span>
        </label>
      ))}
      <label className="option">
        <input type="radio" name={name} checked={chosen === ELSEWHERE} onChange={() => choose(ELSEWHERE)} />{' '}
        {createTexts.elsewhere}
      </label>
    </fieldset>
  );
}

/** By the names that the viewer's own Jira shows; ids where it shows none. */
function TargetName({ target: { projectId, issueTypeId, source } }: { readonly target: PageTarget }) {
  const project = useQuery({
    queryKey: ['jira-project', projectId],
    queryFn: () => readProjectToCreateIn(projectId),
    retry: false,
  });
  const types = useQuery({
    queryKey: ['jira-issue-types', projectId],
    queryFn: () => readIssueTypes(projectId),
    enabled: Boolean(project.data),
    retry: false,
  });
  if (project.isPending || (project.data && types.isPending)) return createTexts.target('…', '…', source);
  const type = types.data?.find(({ id }) => id === issueTypeId)?.name ?? createTexts.unseenType(issueTypeId);
  return createTexts.target(
    project.data
      ? createTexts.projectNamed(project.data.name, project.data.key)
      : createTexts.unseenProject(projectId),
    type,
    source,
  );
}
