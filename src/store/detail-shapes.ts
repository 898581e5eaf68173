import * as v from 'valibot';
import { FISHBONE_CATEGORIES } from '../domain/fishbone';
import { LIFECYCLE_STATES } from '../domain/lifecycle';
import { CERTAINTIES, MEASURES } from '../domain/impact';
import { LINK_KINDS } from '../domain/links';
import { ROLES } from '../domain/roles';

/** What stands in `details.body`, by kind. Bounds are the contract's; these are what reading relies on. */
export type Shape<T> = v.GenericSchema<unknown, T>;

const fact = v.nullable(v.boolean());

export const impactShape = v.object({
  figures: v.array(
    v.object({
      measure: v.picklist(MEASURES),
      value: v.nullable(v.number()),
      unit: v.string(),
      certainty: v.picklist(CERTAINTIES),
      words: v.string(),
    }),
  ),
  objective: v.nullable(v.object({ targetPercent: v.number(), windowDays: v.number() })),
  source: v.variant('kind', [
    v.object({ kind: v.literal('minutes'), affectedPercent: v.nullable(v.number()) }),
    v.object({
      kind: v.literal('requests'),
      failed: v.nullable(v.number()),
      inWindow: v.nullable(v.number()),
    }),
  ]),
  dataLost: fact,
  security: fact,
  onCallPaged: fact,
});

export const hintShape = v.object({ dismissed: v.boolean(), reason: v.string() });

export const whyChainShape = v.object({
  problem: v.string(),
  steps: v.array(
    v.object({
      id: v.string(),
      text: v.string(),
      evidence: v.array(v.object({ url: v.string(), title: v.string() })),
    }),
  ),
});

export const factorShape = v.object({ category: v.picklist(FISHBONE_CATEGORIES), text: v.string() });

export const linkShape = v.object({ kind: v.picklist(LINK_KINDS), url: v.string(), title: v.string() });

const persons = v.array(v.string());

export const roleShape = v.object({ people: persons });

const instant = v.nullable(v.string());

export const reviewPlanShape = v.object({
  at: instant,
  minutes: v.number(),
  invitees: persons,
  agenda: v.array(v.object({ title: v.string(), minutes: v.number() })),
  sharedAt: instant,
  deadline: instant,
});

export const reviewMeetingShape = v.object({
  startedAt: instant,
  agreedAt: instant,
  endedAt: instant,
  heldAt: instant,
  attendance: v.array(
    v.object({ person: v.string(), role: v.nullable(v.picklist(ROLES)), attended: v.boolean() }),
  ),
});

export const controlsShape = v.object({ controls: v.array(v.string()) });

export const externalSummaryShape = v.object({
  text: v.object({
    'what-happened': v.string(),
    impact: v.string(),
    'what-we-did': v.string(),
    'what-next': v.string(),
    contact: v.string(),
  }),
  approval: v.nullable(v.object({ by: v.string(), at: v.string() })),
});

const deed = { by: v.string(), at: v.string() };

const taken = {
  state: v.picklist(LIFECYCLE_STATES),
  round: v.number(),
  reason: v.string(),
  approvals: v.array(v.object({ ...deed, revision: v.string(), round: v.number() })),
  published: v.nullable(v.object({ ...deed, revision: v.string() })),
};

export const lifecycleShape = v.object({
  ...taken,
  last: v.nullable(v.object(deed)),
  approved: v.nullable(v.object({ revision: v.string(), parts: v.record(v.string(), v.string()) })),
});

export const importedLifecycleShape = v.object({
  ...taken,
  last: v.object(deed),
  approved: v.nullable(v.string()),
});
