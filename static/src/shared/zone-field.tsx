import { useId, useState } from 'react';
import { isZone } from '../../../src/contract/timeline';
import { sharedTexts } from '../texts/shared';
import { Field } from './field';
import { zoneMeant, zones } from './zone-meant';

interface ZoneFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** An IANA name, or words that mean no zone. */
  readonly value: string;
  /** As it is saved, where it is: it was known to whoever chose it. */
  readonly saved?: string;
  /** Told the zone that is meant, or the words where they mean none: those must not be saved. */
  readonly onChange: (zone: string) => void;
}

/** A time zone by its name or a city's, searched as it is typed; the viewer's own comes first. */
export function ZoneField({ label, hint, value, saved, onChange }: ZoneFieldProps) {
  const listId = useId();
  const [typed, setTyped] = useState({ text: value, reported: value });
  if (typed.reported !== value) setTyped({ text: value, reported: value });
  return (
    <>
      <Field label={label} hint={hint} error={whyNoZone(value, saved) ?? undefined}>
        {(ids) => (
          <input
            {...ids}
            className="text-input"
            list={listId}
            autoComplete="off"
            spellCheck={false}
            value={typed.text}
            onFocus={(event) => event.target.select()}
            onChange={(event) => {
              const text = event.target.value;
              const zone = zoneMeant(text);
              const isWhole = zone?.toLowerCase() === text.trim().toLowerCase();
              const reported = zone ?? text.trim();
              setTyped({ text: isWhole ? reported : text, reported });
              onChange(reported);
            }}
            // Who typed a city sees which zone it is.
            onBlur={() => setTyped({ text: value, reported: value })}
          />
        )}
      </Field>
      <datalist id={listId}>
        {zones().map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}

/** Why it cannot be taken, or is taken for UTC here; null for a zone. */
function whyNoZone(value: string, saved: string | undefined): string | null {
  if (value === saved) return isZone(value) ? null : sharedTexts.zoneUnknownHere;
  return zoneMeant(value) === null ? sharedTexts.unknownZone : null;
}
