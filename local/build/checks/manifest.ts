import { ProcessorBuilder, ValidationTypes } from '@forge/manifest';
import type { Check } from './check';

// Those that judge by the files alone; the other types belong to features that Debrief doesn't use.
const VALIDATIONS = [
  ValidationTypes.FULL,
  ValidationTypes.PRODUCT_TRIGGER,
  ValidationTypes.DEPRECATED_CSP_METHOD,
];

/**
 * Atlassian's own validation of manifest.yml in the working directory: errors and warnings, one line each
 * (https://developer.atlassian.com/platform/forge/manifest/). It works in stages: the first one that fails hides
 * what later ones would say, so run it again after mending. Takes seconds.
 */
export async function manifestProblems(): Promise<string[]> {
  const problems = new Set<string>();
  for (const validation of VALIDATIONS) {
    const processor = ProcessorBuilder.instance()
      .withValidation(validation)
      .withOptions({ deprecatedRuntimes: [] })
      .build();
    const { success, errors = [] } = await processor.process();
    for (const { level, line, column, message } of errors) {
      problems.add(`manifest.yml:${line}:${column} ${level} ${message}`);
    }
    if (!success && errors.length === 0)
      problems.add(`manifest.yml: ${validation} validation failed without a word`);
  }
  return [...problems];
}

export const manifestIsValid: Check = {
  name: 'manifest',
  run: async () => {
    const problems = await manifestProblems();
    for (const problem of problems) console.log(problem);
    return { ok: problems.length === 0 };
  },
};
