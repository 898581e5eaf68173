/** Apart from the rest: it brings the rules of blameless language, and is loaded after the first paint. */
export { qualityChecks } from '../domain/quality-checks';
export { checkedReport } from '../domain/quality-checks-input';
export { incidentFacts } from '../domain/impact-facts';
export { whenRequired } from '../domain/when-required';
export type { CheckedSection, ReportTemplate } from '../domain/quality-checks-input';
export type { CheckName, CheckResult, Finding, Place } from '../domain/quality-checks-result';
export type { PersonNames } from '../domain/blameless/check';
