import * as v from 'valibot';
import {
  held,
  mayTransition,
  type TransitionAnswer,
  type TransitionQuestion,
} from '../app/release-gate-validator';
import { readGateRule } from '../contract/release-gate-rule';
import { HELD_WORDS } from '../domain/release-gate-words';
import { world } from '../wiring';

/** Somebody looks at a spinner in Jira meanwhile, and the function may run for 25 seconds at most. */
const DEADLINE_MS = 8_000;

/** https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-workflow-validator/#validating-with-lambda-functions */
const transition = v.object({
  issue: v.object({ key: v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9_]{0,99}-\d{1,19}$/)) }),
  configuration: v.optional(v.unknown()),
  transition: v.object({
    modifiedFields: v.nullish(
      v.object({
        // Null: the screen cleared them.
        fixVersions: v.optional(
          v.nullable(v.pipe(v.array(v.object({ name: v.string() })), v.maxLength(1_000))),
        ),
      }),
    ),
  }),
});

/** A transition that carries our rule is about to happen. Whatever breaks or is late: it does not. */
export async function releaseGateValidator(payload: unknown): Promise<TransitionAnswer> {
  const parsed = v.safeParse(transition, payload);
  if (!parsed.success) {
    world.log.error('release-gate.unreadable-transition', new v.ValiError(parsed.issues));
    return held(HELD_WORDS.unknown);
  }
  const { issue, configuration, transition: step } = parsed.output;
  const rule = readGateRule(configuration);
  if (rule === null) return held(HELD_WORDS.noRule);
  const changed = step.modifiedFields?.fixVersions;
  const fixVersions = changed === undefined ? null : (changed ?? []).map(({ name }) => name);
  return await inTime({ issueKey: issue.key, rule, fixVersions });
}

async function inTime(question: TransitionQuestion): Promise<TransitionAnswer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<TransitionAnswer>((resolve) => {
    timer = setTimeout(() => {
      resolve(held(HELD_WORDS.unknown));
    }, DEADLINE_MS);
  });
  try {
    return await Promise.race([mayTransition(world, question), late]);
  } finally {
    clearTimeout(timer);
  }
}
