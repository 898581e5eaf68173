import type { Verdict } from '../../../src/contract/rules';

/** Texts of the gate in Jira: on a project's page, in an issue's panel, and where services are tied to projects. */
export const gateJiraTexts = {
  loading: 'Asking the gate',
  title: (what: string, verdict: Verdict) => `${what}: release ${verdict}`,
  strictest: {
    allowed: 'No open action of a past incident holds a release here.',
    prevented: 'Open actions of past incidents hold a release here. Below is what holds which service.',
    awaiting:
      'Debrief cannot tell right now whether everything is done, or an incident is not over long enough, so releases wait. Below is why.',
    waived: 'Open actions are left; a waiver lets releases through.',
  } satisfies Record<Verdict, string>,
  noServicesTitle: 'The gate does not watch this project',
  noServices:
    'No service is released in it. An administrator of Confluence says in the settings of Debrief which services are.',
  services: 'Services',
  gatePage: (service: string) => `Gate of ${service} in Confluence`,
  versions: 'Unreleased versions',
  versionsIntro:
    'Jira lets people release a version whatever the gate says. A link on the version leads whoever releases it here.',
  noVersions: 'There is no unreleased version that you may see.',
  columns: { version: 'Version', date: 'Release date', verdict: 'The gate says' },
  buttons: 'Buttons',
  noDate: 'none',
  waived: (until: string) => `A waiver for this release alone holds until ${until}.`,
  link: 'Put link on version',
  linkOf: (version: string) => `Put link on version ${version}`,
  linked: (version: string) => `Version ${version} has a link to this page now.`,
  linkThere: (version: string) => `Version ${version} has the link already.`,
  released: 'Released in spite of the gate',
  noneReleased: 'No version has been.',
  releasedLine: (release: string, service: string, verdict: Verdict) =>
    `${release}, while the gate said of ${service}: ${verdict}`,
  issueTitle: (release: string, verdict: Verdict) => `Release ${release}: ${verdict}`,
  ofProject: (project: string) =>
    `For any release of ${project}. With exactly one fix version, the issue shows the gate for that release.`,
  blockers: 'What holds it',
  others: 'Others hold it as well, on pages that you may not see.',
  projects: 'Where services are released',
  projectsIntro:
    'A service may be released as versions of Jira projects. The gate is then shown in these projects, pipelines may ask for their keys, and a version that is released in spite of the gate is noted.',
  noService: 'There is no service yet.',
  nowhere: 'In no Jira project.',
  change: 'Change',
  close: 'Close',
  changeOf: (service: string) => `Change where ${service} is released`,
  projectsOf: (service: string) => `Jira projects of ${service}`,
  noProjects:
    'You see no project in Jira. Ask a Jira admin for access to those in which this service is released.',
  add: 'Add a project',
  remove: 'Remove',
  removeOf: (project: string) => `Remove ${project}`,
  saved: (service: string) => `Where ${service} is released is saved.`,
};
