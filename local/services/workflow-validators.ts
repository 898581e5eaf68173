import * as v from 'valibot';
import type { Manifest } from '../manifest';
import type { InvocationOutcome } from '../runtime';
import type { ValidatorAnswer } from '../site/protocol';

export interface ValidatorsOptions {
  /** Whether the app is connected to Jira at all. */
  readonly isConnected: () => boolean;
  readonly start: (functionKey: string, moduleKey: string, body: unknown) => Promise<InvocationOutcome>;
}

/** Without this scope a validator is not told what was changed on the transition's screen. */
const TELLS = 'read:jira-work';

const answer = v.variant('result', [
  v.object({ result: v.literal(true) }),
  v.object({ result: v.literal(false), errorMessage: v.optional(v.pipe(v.string(), v.minLength(1))) }),
]);

const payloadOf = v.looseObject({ transition: v.looseObject({ modifiedFields: v.optional(v.unknown()) }) });

/**
 * Asks functions that apps declared as workflow validators. Only what says clearly that the transition may happen
 * lets it: an app that is gone, fails, is late or answers anything else refuses.
 * https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-workflow-validator/
 */
export class WorkflowValidators {
  constructor(
    private readonly manifest: Manifest,
    private readonly options: ValidatorsOptions,
  ) {}

  async ask(moduleKey: string, payload: unknown): Promise<ValidatorAnswer> {
    const module = this.manifest.modules['jira:workflowValidator'].find(({ key }) => key === moduleKey);
    if (!module || !this.options.isConnected())
      return refusal('The app that offers a rule of this transition is not installed.');
    const outcome = await this.options.start(module.function, module.key, this.told(payload));
    const said = outcome.success ? v.safeParse(answer, outcome.body) : undefined;
    if (!said?.success) return refusal(`The rule “${module.name}” of this transition could not be checked.`);
    return said.output.result
      ? { result: true }
      : refusal(said.output.errorMessage ?? `The rule “${module.name}” does not let this transition happen.`);
  }

  private told(payload: unknown): unknown {
    const whole = v.parse(payloadOf, payload);
    if (this.manifest.permissions.scopes.includes(TELLS)) return whole;
    const kept = Object.entries(whole.transition).filter(([name]) => name !== 'modifiedFields');
    return { ...whole, transition: Object.fromEntries(kept) };
  }
}

const refusal = (errorMessage: string): ValidatorAnswer => ({ result: false, errorMessage });
