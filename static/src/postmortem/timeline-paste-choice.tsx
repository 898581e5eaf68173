import { readable } from '../shared/instants';
import { sharedTexts } from '../texts/shared';
import { timelinePasteTexts } from '../texts/timeline-paste';

interface ClockChangeProps {
  readonly label: string;
  /** The instants that the words may mean; empty where that is clear. */
  readonly choices: readonly string[];
  readonly chosen: string | undefined;
  readonly zone: string;
  readonly isFixed: boolean;
  readonly onChoose: (at: string) => void;
}

/** Which of two instants is meant where the clocks were changed. */
export function ClockChange({ label, choices, chosen, zone, isFixed, onChoose }: ClockChangeProps) {
  if (choices.length === 0) return null;
  const isOpen = chosen === undefined || !choices.includes(chosen);
  return (
    <select
      className="choice"
      aria-label={`${label}: ${sharedTexts.whichTime}`}
      aria-invalid={isOpen}
      disabled={isFixed}
      value={isOpen ? '' : chosen}
      onChange={(event) => onChoose(event.target.value)}
    >
      {isOpen && <option value="">{timelinePasteTexts.choose}</option>}
      {choices.map((at) => (
        <option key={at} value={at}>
          {readable(at, zone)}
        </option>
      ))}
    </select>
  );
}
