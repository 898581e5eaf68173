import type { Project } from '../shared/jira-targets';
import { ProjectChoice, useProjectSearch } from '../shared/project-choice';
import { gateJiraTexts } from '../texts/release-gate-jira';

interface ProjectAdderProps {
  /** Ids of those that are chosen already. */
  readonly without: readonly string[];
  readonly onAdd: (project: Project) => void;
}

/** One more of the projects that the viewer sees in Jira. */
export function ProjectAdder({ without, onAdd }: ProjectAdderProps) {
  const search = useProjectSearch('browse');
  const found = search.query.data?.values ?? [];
  return (
    <ProjectChoice
      label={gateJiraTexts.add}
      search={search}
      offered={found.filter(({ id }) => !without.includes(id))}
      value=""
      none={gateJiraTexts.noProjects}
      onChange={(project) => project && onAdd(project)}
    />
  );
}
