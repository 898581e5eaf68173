/** Scopes that an app must declare to hear of an event, as the manifest validator demands them. */
const SCOPES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^avi:jira:(created|updated|deleted|assigned|viewed|mentioned):issue$/, ['read:jira-work']],
  [
    /^avi:jira:(created|updated|archived|unarchived|softdeleted|restored|deleted):project$/,
    ['read:jira-work'],
  ],
  [
    /^avi:jira:(created|updated|released|unreleased|archived|unarchived|moved|merged|deleted):version$/,
    ['read:jira-work'],
  ],
  [
    /^avi:confluence:(trashed|deleted):page$/,
    ['read:confluence-content.summary', 'write:confluence-content'],
  ],
  [/^avi:confluence:\w+:page$/, ['read:confluence-content.summary']],
  [/^avi:forge:(installed|upgraded):app$/, []],
  // CloudEvents of Atlassian's data security policies; nothing but the documentation names them.
  [/^avi:ecosystem\.app_policy:blocked:app_access_to_objects(_in_container)?\.v2$/, []],
];

/** Throws for an event that the local host doesn't know. */
export function eventScopes(eventType: string): readonly string[] {
  const known = SCOPES.find(([pattern]) => pattern.test(eventType));
  if (!known) throw new Error(`Event not modelled: ${eventType}`);
  return known[1];
}
