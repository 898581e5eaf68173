import type { CallInput } from '../../../src/contract/calls';
import type { ActionView } from '../../../src/contract/postmortem';
import type { ActionFields } from '../../../src/contract/rules';
import { call, CallFailure, failureOf } from '../backend';
import { newId } from '../shared/new-id';
import { whyNotSaved } from './action-problems';
import { checkFields } from './action-shape';
import type { Here } from './here';

/** What became of a change of some fields. */
export type ChangeOutcome =
  | { readonly kind: 'saved'; readonly action: ActionView }
  /** It stands there already: saved by an attempt that was not answered, or by somebody else. */
  | { readonly kind: 'same' }
  /** Somebody else changed the same field. Sending again overwrites it. */
  | { readonly kind: 'conflict'; readonly theirs: ActionFields };

/** Each round somebody else was faster; after so many it is for the person to try again. */
const MOST_ROUNDS = 4;

/**
 * A change of some fields of one action. It is put on top of what others changed in other fields, and keeps its id
 * however often it is sent, so a repeated attempt is no second change.
 */
export class ActionChange {
  private base: Pick<ActionView, 'version' | 'fields'>;

  constructor(
    private readonly here: Pick<Here, 'place' | 'config'>,
    private readonly action: ActionView,
    readonly part: Partial<ActionFields>,
    /** `overwrite`: what somebody else saved in the same field meanwhile gives way. */
    private readonly policy: 'ask' | 'overwrite' = 'ask',
    private changeId: string = newId(),
  ) {
    this.base = { version: action.version, fields: action.fields };
  }

  /** The action as this change has last seen it. */
  get seen(): Pick<ActionView, 'version' | 'fields'> {
    return this.base;
  }

  /** @throws CallFailure when it is not known or known not to be saved */
  async send(): Promise<ChangeOutcome> {
    for (let round = 1; ; round += 1) {
      const value = { ...this.base.fields, ...this.part };
      const why = whyNotSaved(value, this.action.issue);
      if (why !== null) throw new CallFailure({ code: 'INVALID_INPUT', message: why });
      try {
        const action = await call('actions.save', this.input(value));
        this.base = action;
        return { kind: 'saved', action };
      } catch (error) {
        const now = currentOf(error);
        if (now === null || round === MOST_ROUNDS) throw error;
        const before = this.base.fields;
        this.base = now;
        this.changeId = newId();
        const fields = keysOf(this.part);
        if (fields.every((key) => now.fields[key] === this.part[key])) return { kind: 'same' };
        if (this.policy === 'ask' && fields.some((key) => now.fields[key] !== before[key]))
          return { kind: 'conflict', theirs: now.fields };
      }
    }
  }

  /** Another value for it, on top of what this one has seen of others. */
  changedTo(part: Partial<ActionFields>): ActionChange {
    return new ActionChange(this.here, { ...this.action, ...this.base }, part, this.policy);
  }

  private input(value: ActionFields): CallInput<'actions.save'> {
    const { place, config } = this.here;
    const { id, position } = this.action;
    return { place, config, changeId: this.changeId, id, version: this.base.version, position, value };
  }
}

const FIELDS = ['title', 'owner', 'priority', 'type', 'dueOn', 'status', 'dropReason'] as const;

/** The fields of `to` that are not as in `from`. */
export function differing(from: ActionFields, to: ActionFields): Partial<ActionFields> {
  return FIELDS.reduce<Partial<ActionFields>>(
    (part, key) => (from[key] === to[key] ? part : { ...part, [key]: to[key] }),
    {},
  );
}

const keysOf = (part: Partial<ActionFields>) => FIELDS.filter((key) => part[key] !== undefined);

/** What stands there now, when somebody else saved first; null for any other failure. */
function currentOf(error: unknown): { version: number; fields: ActionFields } | null {
  const { code, current } = failureOf(error);
  if (code !== 'CONFLICT' || !current) return null;
  const fields = checkFields(current.value);
  return fields && { version: current.version, fields };
}
