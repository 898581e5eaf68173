import type { Person } from '../protocol';

const picture = { path: '/__person.svg', width: 48, height: 48, isDefault: true };

/** A person as v2 users-bulk shows them. A closed account keeps its id and loses everything else. */
export function personV2(person: Person): unknown {
  const closed = person.status === 'closed';
  return {
    displayName: person.displayName,
    ...(closed ? {} : { timeZone: 'UTC' }),
    isExternalCollaborator: false,
    accountStatus: person.status,
    accountId: person.accountId,
    email: person.email,
    accountType: 'atlassian',
    publicName: person.displayName,
    profilePicture: picture,
  };
}

/** A person as the v1 API shows them. Operations are what they may do on the site as a whole. */
export function personV1(person: Person, options: { operations?: boolean } = {}): unknown {
  const operations = person.siteAdmin
    ? [
        { operation: 'administer', targetType: 'application' },
        { operation: 'use', targetType: 'application' },
      ]
    : [{ operation: 'use', targetType: 'application' }];
  return {
    type: 'known',
    accountId: person.accountId,
    accountType: 'atlassian',
    email: person.email,
    publicName: person.displayName,
    displayName: person.displayName,
    profilePicture: picture,
    timeZone: person.status === 'closed' ? null : 'UTC',
    isExternalCollaborator: false,
    isGuest: false,
    ...(options.operations === true ? { operations: person.confluenceAccess ? operations : [] } : {}),
    _expandable: { ...(options.operations === true ? {} : { operations: '' }), personalSpace: '' },
    _links: { self: `/wiki/rest/api/user?accountId=${person.accountId}` },
  };
}
