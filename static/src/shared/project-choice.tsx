import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import Button from '@atlaskit/button/default/button';
import { useState, type ReactNode } from 'react';
import { ProductRefused } from '../host';
import { targetTexts } from '../texts/jira-targets';
import { sharedTexts } from '../texts/shared';
import { Choice, TextLine } from './controls';
import { readProjects, type Project, type Projects, type WhatFor } from './jira-targets';
import { LoadingState } from './screen-states';

export interface ProjectSearch {
  readonly words: string;
  readonly setWords: (words: string) => void;
  readonly query: UseQueryResult<Projects>;
}

/** The projects of Jira that the viewer may use for that, narrowed by what they type. */
export function useProjectSearch(whatFor: WhatFor): ProjectSearch {
  const [words, setWords] = useState('');
  const query = useQuery({
    queryKey: ['jira-projects', whatFor, words],
    queryFn: () => readProjects(whatFor, words),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return { words, setWords, query };
}

interface ProjectChoiceProps {
  readonly label: string;
  readonly search: ProjectSearch;
  /** Of what was found; a project may stand among them that the search leaves out. */
  readonly offered: readonly Project[];
  /** Id of the chosen one, or empty. */
  readonly value: string;
  /** Said where there is none at all for the viewer. */
  readonly none: string;
  readonly onChange: (project: Project | null) => void;
  /** What is asked next, once there is something to choose from. */
  readonly children?: ReactNode;
}

/** One of the projects; Jira names fifty at once, so that a search stands before it where there are more. */
export function ProjectChoice({
  label,
  search: { words, setWords, query },
  offered,
  value,
  none,
  onChange,
  children,
}: ProjectChoiceProps) {
  const { data, error, refetch } = query;
  if (error) return <JiraRefused error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState label={targetTexts.loadingProjects} />;
  if (data.values.length === 0 && words === '') return <p role="alert">{none}</p>;
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
        label={label}
        value={value}
        options={[
          { value: '', label: targetTexts.choose },
          ...offered.map(({ id, key, name }) => ({ value: id, label: `${name} (${key})` })),
        ]}
        onChange={(id) => onChange(offered.find((project) => project.id === id) ?? null)}
      />
      {children}
    </div>
  );
}

/** In place of what Jira did not answer. */
export function JiraRefused({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  return (
    <div className="row" role="alert">
      <span className="wrong">
        {error instanceof ProductRefused && error.status < 500
          ? targetTexts.noAccess
          : targetTexts.jiraFailed}
      </span>
      <Button spacing="compact" onClick={onRetry}>
        {sharedTexts.tryAgain}
      </Button>
    </div>
  );
}
