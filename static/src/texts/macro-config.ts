/** Texts of the form that opens when the macro is inserted. */
export const macroConfigTexts = {
  heading: 'New postmortem',
  intro: 'These start the postmortem. Once it has begun, everything is edited on the page itself.',
  servicesHint: 'Separate several with commas. Their release gate reads the actions of this postmortem.',
  newServices: (names: readonly string[]) =>
    names.length === 1
      ? `“${names.join('')}” is a new service.`
      : `${names.map((name) => `“${name}”`).join(', ')} are new services.`,
  link: 'Link to the incident',
  linkHint:
    'Where it was handled, for example in PagerDuty or Opsgenie. It becomes the first link of the postmortem.',
  titleMissing: 'Give the incident a title, for example what users noticed.',
  order: (later: string, earlier: string) =>
    `${later} is before ${earlier}. Correct one of them, or clear it.`,
  notSubmitted: 'Confluence did not take the form. Try again.',
  submit: 'Insert postmortem',
};
