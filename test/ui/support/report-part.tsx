import type { ReactNode } from 'react';
import type { PostmortemView } from '../../../src/contract/postmortem';
import { HereProvider } from '../../../static/src/postmortem/here';
import { ReportProvider } from '../../../static/src/postmortem/report';
import { type FakeHost, openPart } from './fake-host';

export const PLACE = { pageId: '77', localId: 'macro-1' };

/** Opens a part of the page of one postmortem, as somebody who may edit it unless said. */
export function openReportPart(host: FakeHost, record: PostmortemView, part: ReactNode, mayEdit = true) {
  const siteUrl = 'https://example.atlassian.net';
  return openPart(
    host,
    <HereProvider value={{ place: PLACE, config: {}, siteUrl, accountId: 'me', mayEdit }}>
      <ReportProvider value={record}>{part}</ReportProvider>
    </HereProvider>,
  );
}
