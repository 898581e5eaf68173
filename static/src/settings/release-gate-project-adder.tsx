import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import { ProductRefused } from '../host';
import { Choice, TextLine } from '../shared/controls';
import { type Project, searchProjects } from '../shared/jira-targets';
import { LoadingState } from '../shared/screen-states';
import { gateJiraTexts } from '../texts/release-gate-jira';
import { targetTexts } from '../texts/jira-targets';
import { sharedTexts } from '../texts/shared';

interface ProjectAdderProps {
  /** Ids of those that are chosen already. */
  readonly without: readonly string[];
  readonly onAdd: (project: Project) => void;
}

/** One more of the projects that the viewer sees in Jira. */
export function ProjectAdder({ without, onAdd }: ProjectAdderProps) {
  const [words, setWords] = useState('');
  const { data, error, refetch } = useQuery({
    queryKey: ['jira-projects-seen', words],
    queryFn: () => searchProjects(words === '' ? 'action=browse' : `query=${encodeURIComponent(words)}`),
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (error)
    return (
      <div className="row" role="alert">
        <span className="wrong">
          {error instanceof ProductRefused && error.status < 500
            ? targetTexts.noAccess
            : targetTexts.jiraFailed}
        </span>
        <Button spacing="compact" onClick={() => void refetch()}>
          {sharedTexts.tryAgain}
        </Button>
      </div>
    );
  if (!data) return <LoadingState label={targetTexts.loadingProjects} />;
  if (data.values.length === 0 && words === '') return <p role="alert">{gateJiraTexts.noProjects}</p>;
  const offered = data.values.filter(({ id }) => !without.includes(id));
  return (
    <div className="stack">
      {(!data.isLast || words !== '') && (
        <TextLine
          label={targetTexts.findProject}
          hint={targetTexts.findProjectHint}
          value={words}
          onChange={setWords}
        />
      )}
      <Choice
        label={gateJiraTexts.add}
        value=""
        options={[
          { value: '', label: targetTexts.choose },
          ...offered.map(({ id, key, name }) => ({ value: id, label: `${name} (${key})` })),
        ]}
        onChange={(id) => {
          const project = offered.find((one) => one.id === id);
          if (project) onAdd(project);
        }}
      />
    </div>
  );
}
