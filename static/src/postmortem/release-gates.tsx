import type { ActionView } from '../../../src/contract/postmortem';
import type { GateBanner } from '../../../src/contract/release-gate';
import { GateNames } from '../release-gate/release-gate-names';
import { GATE_LOOKS } from '../release-gate/release-gate-looks';
import { reasonFor } from '../release-gate/release-gate-reason';
import { Message } from '../shared/message';
import { gateTexts } from '../texts/release-gate';
import { ActionLink } from './action-link';

interface GatesProps {
  readonly gates: readonly GateBanner[];
  readonly actions: readonly ActionView[];
}

/** The verdict on each service of this postmortem; services with the same reasons share one. */
export function Gates({ gates, actions }: GatesProps) {
  if (gates.length === 0) return null;
  const groups = new Map<string, [GateBanner, ...GateBanner[]]>();
  for (const gate of gates) {
    const { verdict, code, policy, blockers, heldByOthers, waived } = gate;
    const why = JSON.stringify([verdict, code, policy, blockers, heldByOthers, waived]);
    groups.set(why, [...(groups.get(why) ?? []), gate] as [GateBanner, ...GateBanner[]]);
  }
  return (
    <div className="stack" data-testid="gates">
      {[...groups.values()].map((same) => (
        <GateGroup key={same[0].serviceId} gates={same} actions={actions} />
      ))}
    </div>
  );
}

/** Of services for which everything but their names is the same. */
function GateGroup({
  gates,
  actions,
}: {
  readonly gates: readonly [GateBanner, ...GateBanner[]];
  readonly actions: readonly ActionView[];
}) {
  const [gate] = gates;
  const names = inOneSentence.format(gates.map(({ serviceName }) => serviceName));
  const several = gates.length > 1;
  const reason = reasonFor(gate, several);
  return (
    <div data-testid="gate" data-verdict={gate.verdict}>
      <Message look={GATE_LOOKS[gate.verdict]} title={gateTexts.title(names, gate.verdict)}>
        <div className="stack">
          <p>{reason}</p>
          {gate.blockers.length > 0 && (
            <div>
              <p>{gateTexts.blockers}</p>
              <ul>
                {gate.blockers.map((blocker) => (
                  <li key={blocker}>
                    <ActionLink actionId={blocker}>
                      {actions.find(({ id }) => id === blocker)?.fields.title ?? blocker}
                    </ActionLink>
                  </li>
                ))}
              </ul>
            </div>
          )}
          {gate.heldByOthers && <p>{gateTexts.heldByOthers(several)}</p>}
          <GateNames services={gates} />
        </div>
      </Message>
    </div>
  );
}

const inOneSentence = new Intl.ListFormat('en-GB', { type: 'conjunction' });
