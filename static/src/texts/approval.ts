/** Texts of who has to approve reports on this site. */
export const approvalTexts = {
  heading: 'Approval of reports',
  intro:
    'How many people approve a report before it can be published, by the severity of the incident. Whoever may edit the page may approve, unless reviewers are named for a severity: then only theirs count. A change after approval returns the report to review.',
  loading: 'Loading who approves reports',
  needed: (severity: string) => `Approvals for ${severity}`,
  bySomebodyElse: 'Whoever wrote any of the report may not approve it',
  reviewersOf: (severity: string) => `Reviewers of ${severity}`,
  nobodyNamed: 'whoever may edit the page',
  change: 'Change',
  close: 'Close',
  changeReviewersOf: (severity: string) => `Change the reviewers of ${severity}`,
  save: 'Save who approves',
  saved: 'Saved. It holds for approvals from now on.',
};
