import { useState } from 'react';
import type { MappingView } from '../../../src/contract/issues';
import type { ServiceSetting } from '../../../src/contract/release-gate';
import { Choice } from '../shared/controls';
import { mappingTexts } from '../texts/jira-mapping';
import { isSameScope, type Scope, scopeOf } from './mapping-scope';
import { SpacePicker } from './space-picker';

export interface ChosenScope {
  readonly scope: Scope | null;
  /** As it is called in a sentence. */
  readonly name: string;
  /** What is still to be chosen, while there is no scope. */
  readonly missing: string;
}

interface ScopePickerProps {
  readonly others: readonly MappingView[];
  readonly services: readonly ServiceSetting[];
  readonly onChange: (chosen: ChosenScope) => void;
}

type Kind = Scope['kind'] | '';
const MISSING: Readonly<Record<Kind, string>> = {
  '': mappingTexts.scopeMissing,
  site: '',
  space: mappingTexts.spaceMissing,
  service: mappingTexts.serviceMissing,
};

/** What a new mapping is for; what has one already is not offered. */
export function ScopePicker({ others, services, onChange }: ScopePickerProps) {
  const [kind, setKind] = useState<Kind>('');
  const [id, setId] = useState('');
  const isTaken = (scope: Scope) => others.some((mapping) => isSameScope(scopeOf(mapping), scope));
  const free = services.filter((service) => !isTaken({ kind: 'service', id: service.id }));

  const chooseKind = (chosen: Kind) => {
    setKind(chosen);
    setId('');
    if (chosen === 'site') onChange({ scope: { kind: 'site' }, name: mappingTexts.site, missing: '' });
    else onChange({ scope: null, name: '', missing: MISSING[chosen] });
  };
  const choose = (scope: Exclude<Scope, { kind: 'site' }>, name: string) => {
    setId(scope.id);
    onChange(
      scope.id === '' ? { scope: null, name: '', missing: MISSING[kind] } : { scope, name, missing: '' },
    );
  };

  return (
    <>
      <Choice<Kind>
        label={mappingTexts.forWhat}
        value={kind}
        onChange={chooseKind}
        options={[
          { value: '', label: mappingTexts.choose },
          ...(isTaken({ kind: 'site' }) ? [] : [{ value: 'site', label: mappingTexts.siteTitle } as const]),
          { value: 'space', label: mappingTexts.aSpace },
          ...(free.length === 0 ? [] : [{ value: 'service', label: mappingTexts.aService } as const]),
        ]}
      />
      {kind === 'space' && (
        <SpacePicker
          value={id}
          isTaken={(space) => isTaken({ kind: 'space', id: space })}
          onChange={(space) =>
            choose(
              { kind: 'space', id: space?.id ?? '' },
              space ? mappingTexts.spaceNamed(space.name, space.key) : '',
            )
          }
        />
      )}
      {kind === 'service' && (
        <Choice
          label={mappingTexts.service}
          value={id}
          options={[
            { value: '', label: mappingTexts.choose },
            ...free.map((service) => ({ value: service.id, label: service.name })),
          ]}
          onChange={(service) =>
            choose({ kind: 'service', id: service }, free.find((one) => one.id === service)?.name ?? '')
          }
        />
      )}
    </>
  );
}
