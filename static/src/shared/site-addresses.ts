/** Leads to a page by its id, wherever it stands now. */
export const pageAddress = (siteUrl: string, pageId: string): string =>
  `${siteUrl}/wiki/pages/viewpage.action?pageId=${encodeURIComponent(pageId)}`;

/** Leads to an issue in Jira. */
export const issueAddress = (siteUrl: string, issueKey: string): string => `${siteUrl}/browse/${issueKey}`;
