const inOneSentence = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Texts of waivers: permissions to release in spite of the verdict. */
export const waiverTexts = {
  heading: 'Waivers',
  intro:
    'A waiver lets a service be released although open actions hold it: for the ones that are open now, until it ends. Whatever comes up later holds again. Each waiver, and each release that went through by one, is recorded.',
  loading: 'Loading waivers',
  loadingWho: 'Loading who may give a waiver',
  none: 'No waiver was given yet.',
  noneHolds: 'No waiver holds now.',
  whoMay: (names: readonly string[]) =>
    `Who may let a release through all the same: ${inOneSentence.format([...names, 'people who administer Confluence'])}.`,
  alsoNew: 'It also covers what comes up later',
  listLabel: 'Waivers, the latest first',
  give: 'Give a waiver',
  service: 'Service',
  reason: 'Why it may be released all the same',
  reasonMissing: 'Say why in a few words; it stands with the waiver.',
  ends: 'It ends',
  after: (hours: number) => {
    if (hours % 24 !== 0) return `in ${String(hours)} ${hours === 1 ? 'hour' : 'hours'}`;
    return `in ${String(hours / 24)} ${hours === 24 ? 'day' : 'days'}`;
  },
  release: 'Only for this release (empty: for all of them)',
  coversNew: 'It also covers actions and incidents that come up later',
  given: (service: string) => `The waiver for ${service} holds.`,
  holds: 'Holds',
  ended: 'Ended',
  until: (when: string) => `until ${when}`,
  ofAll: 'all releases',
  ofRelease: (release: string) => `release ${release}`,
  covered: (count: number, coversNew: boolean) => {
    const what = `${String(count)} ${count === 1 ? 'action or incident' : 'actions and incidents'}`;
    return coversNew ? `${what}, and what comes up later` : what;
  },
  by: (name: string, when: string) => `${name}, ${when}`,
  end: 'End it now',
  endOf: (service: string, reason: string) => `End the waiver for ${service}: ${reason}`,
  endDone: 'The waiver has ended.',
  columns: {
    service: 'Service',
    reason: 'Reason',
    state: 'State',
    scope: 'For',
    covered: 'Covers',
    by: 'Given by',
  },
  buttons: 'What to do',
  mayWaive: 'Who may let a release through, beside people who administer Confluence',
  mostDays: 'A waiver ends at the latest',
  rules: (names: readonly string[], days: number) =>
    `${names.length === 0 ? 'Only people who administer Confluence' : inOneSentence.format(names)} may waive it, for at most ${days === 1 ? 'a day' : `${String(days)} days`}.`,
} as const;
