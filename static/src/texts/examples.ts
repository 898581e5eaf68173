/** Texts of the read-only examples. */
export const exampleTexts = {
  heading: 'Examples',
  intro:
    'Public incidents as postmortems, to be read before writing one’s own. Nothing in them can be changed.',
  loading: 'Loading the example',
  failed: 'The example could not be loaded. Reload the page and try again.',
  columns: { title: 'Incident', company: 'Company', severity: 'Severity', duration: 'Duration' },
  open: (title: string) => `Open the example “${title}”`,
  back: 'Back',
  readOnly: 'This is an example, read only.',
  facts: 'The facts are those of',
  licence: (licence: string) => `(${licence})`,
  ours: 'The words are ours, and so are most severities, types and priorities.',
};
