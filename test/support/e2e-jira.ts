import { createCloudClient } from 'jira.js';
import { EDITOR } from '../../local/site/people';
import type { Person } from '../../local/site/protocol';
import type { E2eSite } from './e2e-site';

/**
 * Jira as people outside the app use it: a client that knows nothing of this project, signed in as somebody with an API
 * token. In a file of its own, as loading the client takes a second.
 */
export const jiraOf = (site: E2eSite, person: Person = EDITOR): ReturnType<typeof createCloudClient> =>
  createCloudClient({
    host: site.server.url,
    auth: { type: 'basic', email: person.email, apiToken: 'a token' },
  });
