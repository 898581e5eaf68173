/** Texts for choosing a project and an issue type. */
export const targetTexts = {
  project: 'Project',
  issueType: 'Issue type',
  findProject: 'Find a project',
  findProjectHint: 'There are more projects than shown. Type a part of the name or the key.',
  choose: 'Choose…',
  noProjects: 'There is no project in which you may create issues. Ask a Jira admin.',
  noAccess: 'You have no access to Jira on this site, so you cannot choose a project. Ask somebody who has.',
  jiraFailed: 'Jira did not answer. Try again.',
  loadingProjects: 'Loading projects',
};
