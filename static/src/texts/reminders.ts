/** Texts of what is still to be done, and of the mails about it. */
export const reminderTexts = {
  heading: 'What is due for you',
  loading: 'Loading what is due for you',
  actions: 'My open actions',
  actionsIntro: 'Actions that you own, of all postmortems whose page you may see. Days are counted in UTC.',
  noActions: 'You own no open action.',
  more: 'There are more than fit here. They follow as these are done.',
  columns: { task: 'Task', due: 'Due', priority: 'Priority', postmortem: 'Postmortem', issue: 'Issue' },
  noDate: 'No date',
  noIssue: 'None yet',
  reviews: 'Reviews due',
  reviewsIntro:
    'Of postmortems that you recorded: a review is to be held within 72 hours after the incident was resolved.',
  noReviews: 'No review is due.',
  reviewBy: (when: string) => `to be held by ${when}`,
  reviewMissed: (when: string) => `was to be held by ${when}`,
  overdue: 'Overdue',
  mails: 'Reminders by mail',
  mailsIntro:
    'Debrief reminds you by a mail of Jira when an action with an issue is due within three days, when it is overdue, and when a review is due: once of each date, in one mail a day for each project.',
  mute: 'Don’t mail me',
  muted: 'You get no mails any more',
  unmuted: 'You get mails again',
  siteOff: 'An admin has switched these mails off for this site, so nobody gets any.',
  stale: 'This could not be read again, so it may be out of date.',
  siteIntro:
    'People are reminded by a mail of Jira of actions that are due and have an issue, and of reviews. Each can switch their own mails off on the page “Debrief” among Confluence’s apps.',
  siteLoading: 'Loading whether mails are on',
  sendMails: 'Send reminders by mail',
  siteOn: 'Reminders are sent by mail',
  siteSwitchedOff: 'No reminders are sent by mail',
};
