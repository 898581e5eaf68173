import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ProductRefused } from '../host';
import { Choice, TextLine } from '../shared/controls';
import { LoadingState } from '../shared/screen-states';
import { createTexts } from '../texts/actions';
import { readIssueTypes, readProjects, type Target } from './jira-targets';

interface TargetPickerProps {
  readonly value: Partial<Target>;
  readonly onChange: (value: Partial<Target>) => void;
}

/** Project and issue type, from what the viewer's own Jira offers. */
export function TargetPicker({ value, onChange }: TargetPickerProps) {
  const [query, setQuery] = useState('');
  const projects = useQuery({
    queryKey: ['jira-projects', query],
    queryFn: () => readProjects(query),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const known = projects.data?.values.some(({ id }) => id === value.projectId) ?? false;
  const projectId = known ? value.projectId : undefined;
  const types = useQuery({
    queryKey: ['jira-issue-types', projectId],
    queryFn: () => readIssueTypes(projectId ?? ''),
    enabled: projectId !== undefined,
    retry: false,
  });

  const typeKnown = types.data?.some(({ id }) => id === value.issueTypeId) ?? true;
  const projectGone = projects.data !== undefined && value.projectId !== undefined && !known;
  useEffect(() => {
    // What this browser remembers may be gone from Jira, or not be offered to this person.
    if (projectGone) onChange({});
    else if (!typeKnown && value.issueTypeId !== undefined && projectId !== undefined)
      onChange({ projectId });
  }, [projectGone, typeKnown, value.issueTypeId, projectId, onChange]);

  const error = projects.error ?? types.error;
  if (error)
    return (
      <p className="wrong" role="alert">
        {error instanceof ProductRefused && error.status < 500
          ? createTexts.noAccess
          : createTexts.jiraFailed}
      </p>
    );
  if (!projects.data) return <LoadingState label={createTexts.loadingProjects} />;
  if (projects.data.values.length === 0 && query === '') return <p role="alert">{createTexts.noProjects}</p>;
  const chooseFirst = { value: '', label: createTexts.choose };
  const typeOptions = (types.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="stack">
      {(!projects.data.isLast || query !== '') && (
        <TextLine
          label={createTexts.findProject}
          hint={createTexts.findProjectHint}
          value={query}
          onChange={setQuery}
        />
      )}
      <Choice
        label={createTexts.project}
        value={projectId ?? ''}
        options={[
          chooseFirst,
          ...projects.data.values.map(({ id, key, name }) => ({ value: id, label: `${name} (${key})` })),
        ]}
        onChange={(chosen) => onChange(chosen === '' ? {} : { projectId: chosen })}
      />
      <Choice
        label={createTexts.issueType}
        value={types.data && typeKnown ? (value.issueTypeId ?? '') : ''}
        options={[chooseFirst, ...typeOptions]}
        onChange={(chosen) =>
          projectId !== undefined &&
          onChange(chosen === '' ? { projectId } : { projectId, issueTypeId: chosen })
        }
      />
    </div>
  );
}
