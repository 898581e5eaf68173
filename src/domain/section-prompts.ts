import type { SectionKey } from './postmortem';

/** What the product asks for in each section where the template asks nothing. Left standing, it is no report. */
export const SECTION_PROMPTS = {
  summary: 'What happened, to whom, for how long, and how it ended, in a few sentences.',
  impact: 'Users, requests, money, data: in numbers, with units.',
  'went-well': 'What worked as intended and helped?',
  'went-badly': 'What made this harder than it had to be?',
  lucky: 'What could have made it worse and, by chance, did not?',
  lessons: 'What do we know now that we did not know before?',
} as const satisfies Record<SectionKey, string>;
