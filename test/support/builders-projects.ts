import type { CustomField } from '../../local/site/jira/project-setup';

/** A field without which nothing is created: one of two teams. */
export const TEAM: CustomField = {
  id: 'customfield_10700',
  name: 'Team',
  kind: 'option',
  required: true,
  options: [
    { id: '10801', value: 'Platform' },
    { id: '10802', value: 'Data' },
  ],
};
