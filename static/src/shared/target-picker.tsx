import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { targetTexts } from '../texts/jira-targets';
import { Choice } from './controls';
import { readIssueTypes, readProjectToCreateIn, type Projects, type Target } from './jira-targets';
import { JiraRefused, ProjectChoice, useProjectSearch } from './project-choice';

interface TargetPickerProps {
  readonly value: Partial<Target>;
  readonly onChange: (value: Partial<Target>) => void;
}

/** Project and issue type, from what the viewer's own Jira offers. */
export function TargetPicker({ value, onChange }: TargetPickerProps) {
  const search = useProjectSearch('create');
  const { offered, chosen, types, gone } = useTargets(value, search.query.data);
  const typeGone =
    types.data !== undefined && !types.data.some(({ id }) => id === value.issueTypeId) && chosen !== null;
  const { issueTypeId } = value;
  useEffect(() => {
    // What was chosen before may be gone from Jira, or not be offered to this person.
    if (gone) onChange({});
    else if (typeGone && issueTypeId !== undefined) onChange({ projectId: chosen.id });
  }, [gone, typeGone, issueTypeId, chosen, onChange]);

  const { error } = types;
  if (error && !search.query.error) return <JiraRefused error={error} onRetry={() => void types.refetch()} />;
  return (
    <ProjectChoice
      label={targetTexts.project}
      search={search}
      offered={offered}
      value={chosen?.id ?? ''}
      none={targetTexts.noProjects}
      onChange={(project) => onChange(project ? { projectId: project.id } : {})}
    >
      <Choice
        label={targetTexts.issueType}
        value={types.data && !typeGone ? (issueTypeId ?? '') : ''}
        options={[
          { value: '', label: targetTexts.choose },
          ...(types.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) =>
          chosen && onChange(id === '' ? { projectId: chosen.id } : { projectId: chosen.id, issueTypeId: id })
        }
      />
    </ProjectChoice>
  );
}

/** What Jira offers. The chosen project is offered too where the first fifty, or a search, leave it out. */
function useTargets({ projectId }: Partial<Target>, found: Projects | undefined) {
  const listed = found?.values ?? [];
  const isListed = listed.some(({ id }) => id === projectId);
  const single = useQuery({
    queryKey: ['jira-project', projectId],
    queryFn: () => readProjectToCreateIn(projectId ?? ''),
    enabled: projectId !== undefined && found !== undefined && !isListed,
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
  return { offered, chosen, types, gone };
}
