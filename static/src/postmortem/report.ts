import { createContext, useContext } from 'react';
import type { PostmortemView } from '../../../src/contract/postmortem';

const ReportContext = createContext<PostmortemView | null>(null);
export const ReportProvider = ReportContext.Provider;

/** The whole record, for what looks at several of its parts: where a finding went, what a check found. */
export function useReport(): PostmortemView {
  const report = useContext(ReportContext);
  if (report === null) throw new Error('useReport needs ReportProvider around it.');
  return report;
}
