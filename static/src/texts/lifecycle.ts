import type { LifecycleState } from '../../../src/contract/lifecycle';

/** Texts of the way of a report: review, approval, publishing. */
export const lifecycleTexts = {
  heading: 'Review and approval',
  loading: 'Loading where this report stands',
  states: {
    draft: 'Draft',
    'in-review': 'In review',
    approved: 'Approved',
    published: 'Published',
    'not-required': 'Not required',
  } satisfies Record<LifecycleState, string>,
  draftNext: 'When it says what happened, send it to review.',
  approvals: (count: number, needed: number) =>
    `${String(count)} of ${String(needed)} ${needed === 1 ? 'approval' : 'approvals'} so far.`,
  reviewers: (names: string) => `Approved by: ${names}.`,
  tooFewReviewers:
    'Fewer of them are left than approvals are needed: an admin names others in the settings of Debrief.',
  bySomebodyElse: 'Somebody who wrote none of it approves it.',
  youApproved: 'You have approved what stands here.',
  changed: (parts: string) => `Changed since it was approved: ${parts}.`,
  changedMeanwhile: 'The snapshot on the page is the earlier one until this is approved and published.',
  approvedNext:
    'Publishing puts a snapshot of the report on this page, as you, where search finds it, and labels the page.',
  publishedNext:
    'The snapshot on the page says what was approved. Update it to show how the actions stand now.',
  publishedBy: (name: string, ago: string) => `Published by ${name}, ${ago}.`,
  notRequiredBy: (name: string, ago: string) => `${name} said so ${ago}.`,
  send: 'Send to review',
  withdraw: 'Back to draft',
  approve: 'Approve',
  publish: 'Publish on the page',
  update: 'Update the snapshot',
  reopen: 'Write one after all',
  notRequired: 'Not required',
  reason: 'Why no postmortem is required',
  reasonHint: 'One sentence for whoever asks later, such as “A drill; nobody was affected”.',
  reasonMissing: 'Say why in a few words.',
  confirmNotRequired: 'No postmortem is required',
  done: {
    send: 'The report is in review.',
    withdraw: 'The report is a draft again.',
    approve: 'You approved the report.',
    publish: 'The report is published. Reload the page to see its snapshot.',
    'not-required': 'No postmortem is required.',
    reopen: 'The report is a draft again.',
  },
  notLabelled:
    'The report is published, but Confluence did not take the label. Update the snapshot in a minute to try again.',
  history: 'Approvals',
  historyCount: (count: number) => String(count),
  approvedBy: (name: string, ago: string) => `${name}, ${ago}`,
  counts: 'for what stands here',
  countsNot: 'for an earlier version',
  parts: {
    header: 'title, severity or times',
    services: 'services',
    'impact-facts': 'figures of the impact',
    timeline: 'timeline',
    causes: 'causes',
    'five-whys': '5 Whys',
    fishbone: 'fishbone',
    links: 'links',
    actions: 'which actions there are',
  } satisfies Record<string, string>,
  otherPart: 'a section',
};
