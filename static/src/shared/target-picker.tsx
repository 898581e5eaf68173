import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Button from '@atlaskit/button/default/button';
import { useEffect, useState } from 'react';
import { ProductRefused } from '../host';
import { targetTexts } from '../texts/jira-targets';
import { sharedTexts } from '../texts/shared';
import { Choice, TextLine } from './controls';
import { readIssueTypes, readProjects, readProjectToCreateIn, type Target } from './jira-targets';
import { LoadingState } from './screen-states';

interface TargetPickerProps {
  readonly value: Partial<Target>;
  readonly onChange: (value: Partial<Target>) => void;
}

/** Project and issue type, from what the viewer's own Jira offers. */
export function TargetPicker({ value, onChange }: TargetPickerProps) {
  const [words, setWords] = useState('');
  const { projects, offered, chosen, types, gone } = useTargets(value, words);
  const typeGone =
    types.data !== undefined && !types.data.some(({ id }) => id === value.issueTypeId) && chosen !== null;
  const { issueTypeId } = value;
  useEffect(() => {
    // What was chosen before may be gone from Jira, or not be offered to this person.
    if (gone) onChange({});
    else if (typeGone && issueTypeId !== undefined) onChange({ projectId: chosen.id });
  }, [gone, typeGone, issueTypeId, chosen, onChange]);

  const error = projects.error ?? types.error;
  if (error)
    return (
      <div className="row" role="alert">
        <span className="wrong">
          {error instanceof ProductRefused && error.status < 500
            ? targetTexts.noAccess
            : targetTexts.jiraFailed}
        </span>
        <Button
          spacing="compact"
          onClick={() => void (projects.error ? projects.refetch() : types.refetch())}
        >
          {sharedTexts.tryAgain}
        </Button>
      </div>
    );
  if (!projects.data) return <LoadingState label={targetTexts.loadingProjects} />;
  if (projects.data.values.length === 0 && words === '') return <p role="alert">{targetTexts.noProjects}</p>;
  const chooseFirst = { value: '', label: targetTexts.choose };
  return (
    <div className="stack">
      {(!projects.data.isLast || words !== '') && (
        <TextLine
          label={targetTexts.findProject}
          hint={targetTexts.findProjectHint}
          value={words}
          onChange={setWords}
        />
      )}
      <Choice
        label={targetTexts.project}
        value={chosen?.id ?? ''}
        options={[
          chooseFirst,
          ...offered.map(({ id, key, name }) => ({ value: id, label: `${name} (${key})` })),
        ]}
        onChange={(id) => onChange(id === '' ? {} : { projectId: id })}
      />
      <Choice
        label={targetTexts.issueType}
        value={types.data && !typeGone ? (issueTypeId ?? '') : ''}
        options={[chooseFirst, ...(types.data ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(id) =>
          chosen && onChange(id === '' ? { projectId: chosen.id } : { projectId: chosen.id, issueTypeId: id })
        }
      />
    </div>
  );
}

/** What Jira offers. The chosen project is offered too where the first fifty, or a search, leave it out. */
function useTargets({ projectId }: Partial<Target>, words: string) {
  const projects = useQuery({
    queryKey: ['jira-projects', words],
    queryFn: () => readProjects(words),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const listed = projects.data?.values ?? [];
  const isListed = listed.some(({ id }) => id === projectId);
  const single = useQuery({
    queryKey: ['jira-project', projectId],
    queryFn: () => readProjectToCreateIn(projectId ?? ''),
    enabled: projectId !== undefined && projects.data !== undefined && !isListed,
    retry: false,
  });
  const offered =
    isListed || !single.data || single.data.id !== projectId ? listed : [single.data, ...listed];
  const chosen = offered.find(({ id }) => id === projectId) ?? null;
  const types = useQuery({
    queryKey: ['jira-issue-types', chosen?.id],
    queryFn: () => readIssueTypes(chosen?.id ?? ''),
    enabled: chosen !== null,
    retry: false,
  });
  const gone = projectId !== undefined && !isListed && single.data === null;
  return { projects, offered, chosen, types, gone };
}
