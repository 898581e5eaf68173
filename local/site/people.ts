import type { Person } from './protocol';

const active = { status: 'active', jiraAccess: true, confluenceAccess: true, siteAdmin: false } as const;

/** Writes in Confluence and works in Jira. */
export const EDITOR: Person = {
  ...active,
  accountId: '5b10ac8d82e05b22cc7d4e01',
  displayName: 'Edda Ferrer',
  email: 'editor@example.com',
};

/** Reads in Confluence; has no Jira. */
export const VIEWER: Person = {
  ...active,
  accountId: '5b10ac8d82e05b22cc7d4e02',
  displayName: 'Vivian Okoye',
  email: 'viewer@example.com',
  jiraAccess: false,
};

/** Belongs to the site, yet to none of the seeded spaces. */
export const STRANGER: Person = {
  ...active,
  accountId: '5b10ac8d82e05b22cc7d4e03',
  displayName: 'Sander Quist',
  email: 'stranger@example.com',
};

/** Administers the site and both products. */
export const ADMIN: Person = {
  ...active,
  accountId: '5b10ac8d82e05b22cc7d4e04',
  displayName: 'Ada Mbeki',
  email: 'admin@example.com',
  siteAdmin: true,
};

/** A second editor, to own actions and to meet the first one in a conflict. */
export const RESPONDER: Person = {
  ...active,
  accountId: '5b10ac8d82e05b22cc7d4e05',
  displayName: 'Ravi Lindqvist',
  email: 'responder@example.com',
};

/** Left the company; the account was closed. */
export const FORMER_USER: Person = {
  ...active,
  accountId: '5b10ac8d82e05b22cc7d4e06',
  displayName: 'Former user',
  email: '',
  status: 'closed',
  jiraAccess: false,
  confluenceAccess: false,
};

/** Everybody the pretend site knows. */
export const PEOPLE: readonly Person[] = [EDITOR, VIEWER, STRANGER, ADMIN, RESPONDER, FORMER_USER];
