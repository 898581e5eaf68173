import { useId, useState } from 'react';
import { isZone } from '../../../src/contract/timeline';
import { sharedTexts } from '../texts/shared';
import { Field } from './field';
import { browserZone } from './instants';

interface ZoneFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (zone: string) => void;
}

/** A time zone by its name, searched as it is typed; the viewer's own comes first. */
export function ZoneField({ label, hint, value, onChange }: ZoneFieldProps) {
  const listId = useId();
  const [typed, setTyped] = useState({ text: value, of: value });
  if (typed.of !== value) setTyped({ text: value, of: value });
  const isKnown = isZone(typed.text);
  const problem = typed.text === value ? sharedTexts.zoneUnknownHere : sharedTexts.unknownZone;
  return (
    <>
      <Field label={label} hint={hint} error={isKnown ? undefined : problem}>
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
              const text = event.target.value.trim();
              const zone = canonical(text);
              setTyped({ text: zone ?? event.target.value, of: zone ?? value });
              if (zone !== null) onChange(zone);
            }}
            onBlur={() => {
              if (!isKnown) setTyped({ text: value, of: value });
            }}
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

/** Only whole names count, so that `Asia/Kol` is not taken for anything while it is typed. */
const canonical = (text: string): string | null =>
  zones().find((zone) => zone.toLowerCase() === text.toLowerCase()) ??
  (isZone(text) && text.includes('/') ? text : null);

let known: readonly string[] | undefined;

function zones(): readonly string[] {
  known ??= [...new Set([browserZone(), 'UTC', ...Intl.supportedValuesOf('timeZone')])];
  return known;
}
