import { Message } from '../shared/message';
import type { ActionView } from '../../../src/contract/postmortem';
import type { GateBanner } from '../../../src/contract/release-gate';
import type { Verdict } from '../../../src/contract/rules';
import { gateTexts } from '../texts/release-gate';

const APPEARANCES = {
  allowed: 'success',
  prevented: 'error',
  awaiting: 'warning',
  waived: 'discovery',
} as const satisfies Record<Verdict, string>;

interface GatesProps {
  readonly gates: readonly GateBanner[];
  readonly actions: readonly ActionView[];
}

/** The verdict on each service of this postmortem. */
export function Gates({ gates, actions }: GatesProps) {
  if (gates.length === 0) return null;
  return (
    <div className="stack" data-testid="gates">
      {gates.map((gate) => (
        <div key={gate.serviceId} data-testid="gate" data-verdict={gate.verdict}>
          <Message look={APPEARANCES[gate.verdict]} title={gateTexts.title(gate.serviceName, gate.verdict)}>
            <GateReason gate={gate} actions={actions} />
          </Message>
        </div>
      ))}
    </div>
  );
}

function GateReason({
  gate,
  actions,
}: {
  readonly gate: GateBanner;
  readonly actions: readonly ActionView[];
}) {
  const reason =
    gate.verdict === 'allowed'
      ? gateTexts.allowed(gate.lowestBlocking)
      : gate.verdict === 'prevented'
        ? gateTexts.prevented(gate.lowestBlocking)
        : gateTexts[gate.verdict];
  const titles = gate.blockers.map(
    (blocker) => actions.find(({ id }) => id === blocker)?.fields.title ?? blocker,
  );
  return (
    <div className="stack">
      <p>{reason}</p>
      {titles.length > 0 && (
        <div>
          <p>{gateTexts.blockers}</p>
          <ul>
            {titles.map((title, index) => (
              <li key={index}>{title}</li>
            ))}
          </ul>
        </div>
      )}
      {gate.heldByOthers && <p>{gateTexts.heldByOthers}</p>}
    </div>
  );
}
