import * as v from 'valibot';
import { uuid } from './fields';

/** More services than that are no rule for one transition but for a project. */
export const MOST_RULE_SERVICES = 50;
/** Characters; Jira keeps no longer configuration. */
const LONGEST = 32 * 1024;

/** What a rule on a transition in Jira asks about: every service that is released in the work item's project, or these. */
export const gateRule = v.strictObject({
  services: v.union([
    v.literal('project'),
    v.pipe(v.array(uuid), v.minLength(1), v.maxLength(MOST_RULE_SERVICES)),
  ]),
});
export type GateRule = v.InferOutput<typeof gateRule>;

const asText = v.pipe(v.string(), v.maxLength(LONGEST), v.parseJson(), gateRule);

/** A saved rule, as Jira hands it over: the JSON or its text. Null: none was saved, or nothing that is one. */
export function readGateRule(saved: unknown): GateRule | null {
  const read = v.safeParse(v.union([asText, gateRule]), saved);
  return read.success ? read.output : null;
}
