/** Names of the pages that the settings consist of, in the order in which they are offered. */
export const areaNames = {
  services: 'Services and templates',
  jira: 'Jira',
  reviews: 'Reviews and reminders',
  gate: 'Release gate',
  pipelines: 'Pipelines',
  history: 'History',
} as const;
