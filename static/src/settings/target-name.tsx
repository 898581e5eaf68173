import { useQuery } from '@tanstack/react-query';
import { type Project, readIssueTypes, readProjectsById, type Target } from '../shared/jira-targets';
import { mappingTexts } from '../texts/jira-mapping';

/** By id; undefined while they are not read, and for good where the viewer has no Jira. */
export type ProjectNames = ReadonlyMap<string, Project> | undefined;

/** The projects of a list, in one request of the viewer's own. */
export function useProjectNames(projectIds: readonly string[]): ProjectNames {
  const ids = [...new Set(projectIds)].sort();
  const { data } = useQuery({
    queryKey: ['jira-projects-by-id', ids],
    queryFn: async () => new Map((await readProjectsById(ids)).map((project) => [project.id, project])),
    enabled: ids.length > 0,
    retry: false,
  });
  return data;
}

/** A project and issue type by their names, as far as the viewer may know them. */
export function TargetName({
  target,
  projects,
}: {
  readonly target: Target;
  readonly projects: ProjectNames;
}) {
  const { projectId, issueTypeId } = target;
  const project = projects?.get(projectId);
  const types = useQuery({
    queryKey: ['jira-issue-types', projectId],
    queryFn: () => readIssueTypes(projectId),
    enabled: project !== undefined,
    retry: false,
  });
  if (!project) return mappingTexts.hiddenProject(projectId);
  const type = types.data?.find(({ id }) => id === issueTypeId);
  const unnamed = types.isPending ? '…' : mappingTexts.hiddenType(issueTypeId);
  return mappingTexts.target(mappingTexts.projectNamed(project.name, project.key), type?.name ?? unnamed);
}
