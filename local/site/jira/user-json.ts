import { APP_ACCOUNT } from '../protocol';
import type { Model } from './model';

/** A user as Jira shows it inside issues and lists. `email` only for the asker's own account. */
export function userJson(model: Model, accountId: string, email = false): Record<string, unknown> | null {
  if (accountId === APP_ACCOUNT) return account(model, accountId, 'app', true, 'Debrief');
  const person = model.person(accountId);
  if (!person) return null;
  const name = person.status === 'closed' ? 'Former user' : person.displayName;
  const json = account(model, accountId, 'atlassian', person.status === 'active', name);
  return email ? { ...json, emailAddress: person.email } : json;
}

function account(
  model: Model,
  accountId: string,
  accountType: 'atlassian' | 'app',
  active: boolean,
  displayName: string,
): Record<string, unknown> {
  const avatar = (size: number): [string, string] => [
    `${String(size)}x${String(size)}`,
    `${model.siteUrl}/secure/useravatar?size=${String(size)}&ownerId=${encodeURIComponent(accountId)}`,
  ];
  return {
    self: model.link(`user?accountId=${accountId}`),
    accountId,
    accountType,
    avatarUrls: Object.fromEntries([16, 24, 32, 48].map(avatar)),
    displayName,
    active,
    timeZone: 'Etc/UTC',
  };
}
