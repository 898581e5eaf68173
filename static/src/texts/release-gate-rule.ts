/** Texts of the rule that a transition in Jira can carry. */
export const ruleTexts = {
  heading: 'Which services must be free to be released?',
  intro:
    'The transition happens only when the release gate allows every one of these services, or a waiver lets it through. Whenever Debrief cannot know, the transition waits.',
  ofProject: 'Every service that is released in the project of the work item',
  ofProjectHint:
    'Administrators of Debrief say in its settings, at “Release gate”, under “Where services are released”, which these are. While there is none, the transition waits.',
  chosen: 'These services',
  chosenHint: 'Services that you cannot see in Debrief are not listed.',
  loading: 'Loading services',
  none: 'There is no service that you may see yet. An administrator of Debrief adds services in its settings.',
  unseen: 'A service that is not shown to you, or that does not exist any more',
  nothingChosen: 'Choose what the rule asks about; until then it is not saved.',
  noServiceChosen: 'Choose at least one service; until then the rule is not saved.',
  tooMany: (most: number) =>
    `A rule asks about at most ${String(most)} services. Choose fewer, or add another rule.`,
  unreadable: 'What was saved for this rule cannot be read, so it holds every transition. Choose again.',
  notTaken:
    'Jira did not open this rule for editing, so nothing chosen here will be saved. Close the rule, open it again, and try once more.',
  viewOfProject:
    'Happens only when the release gate of Debrief allows every service that is released in the project of the work item.',
  viewOf: 'Happens only when the release gate of Debrief allows each of these services:',
  viewOfNone: 'This rule is not set up, so it holds every transition. Edit it to choose services.',
} as const;
