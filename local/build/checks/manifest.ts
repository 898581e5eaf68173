import { ProcessorBuilder, ValidationTypes } from '@forge/manifest';
import type { Check } from './check';

// Those that judge by the files alone; the other types belong to features that Debrief doesn't use.
const VALIDATIONS = [
  ValidationTypes.FULL,
  ValidationTypes.PRODUCT_TRIGGER,
  ValidationTypes.DEPRECATED_CSP_METHOD,
];

/**
 * Atlassian's own validation of manifest.yml (https://developer.atlassian.com/platform/forge/manifest/). It works
 * in stages: the first one that fails hides what later ones would say, so run it again after mending.
 */
export const manifestIsValid: Check = {
  name: 'manifest',
  run: async () => {
    const problems = new Set<string>();
    let errors = 0;
    for (const validation of VALIDATIONS) {
      const processor = ProcessorBuilder.instance()
        .withValidation(validation)
        .withOptions({ deprecatedRuntimes: [] })
        .build();
      const { success, errors: found = [] } = await processor.process();
      if (!success) errors += 1;
      for (const { level, line, column, message } of found) {
        problems.add(`manifest.yml:${line}:${column} ${level} ${message}`);
      }
    }
    for (const problem of problems) console.log(problem);
    return { ok: errors === 0 && problems.size === 0 };
  },
};
