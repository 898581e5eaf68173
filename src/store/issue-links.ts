import type { IssueLinks, People } from '../app/ports';
import { issueClaims } from './issue-claims';
import { issueLog } from './issue-log';
import { issueOrders } from './issue-orders';
import { issueReads } from './issue-reads';
import { issueSettlements } from './issue-settlements';
import { pageLinks } from './page-links';

export const issueLinks = (people: People): IssueLinks => ({
  ...issueOrders,
  ...issueClaims,
  ...issueSettlements(people),
  ...issueLog,
  ...issueReads,
  ...pageLinks,
});
