import { decide, FAILED } from '../domain/release-gate';
import type { GateCaller, GateReading, LoggedDecision, World } from './ports';

/**
 * Writes down what was asked and what each service said, in one statement. Without a reading it says that nothing was
 * found.
 * @param idOf the id of a part, for what must be written down once; fresh ones unless said
 */
export async function recordDecisions(
  world: World,
  caller: GateCaller,
  asked: LoggedDecision['asked'],
  readings: readonly GateReading[],
  idOf: (part: string) => string = () => world.ids.next(),
): Promise<void> {
  const question = {
    questionId: idOf('question'),
    at: new Date(world.clock.now()).toISOString(),
    caller,
    asked,
  };
  const parts = readings.map((reading): LoggedDecision => {
    const decision = decide(reading.facts);
    return {
      ...question,
      id: idOf(reading.serviceId),
      serviceId: reading.serviceId,
      decision,
      policyVersion: reading.policyVersion,
      facts: reading.facts,
      blockers: reading.blockers.map(({ actionId }) => actionId),
      waiverId: decision.verdict === 'waived' ? (reading.waivers[0]?.id ?? null) : null,
    };
  });
  const nothing: LoggedDecision = {
    ...question,
    id: idOf('nothing'),
    serviceId: null,
    decision: FAILED,
    policyVersion: null,
    facts: null,
    blockers: [],
    waiverId: null,
  };
  await world.releaseGates.log(parts.length === 0 ? [nothing] : parts);
}
