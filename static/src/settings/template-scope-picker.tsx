import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import type { TemplateScope } from '../../../src/contract/template-blocks';
import { Choice } from '../shared/controls';
import { Problem } from '../shared/problem';
import { sharedTexts } from '../texts/shared';
import { templateTexts } from '../texts/templates';
import { SpacePicker } from './space-picker';

interface TemplateScopePickerProps {
  readonly isTaken: (scope: TemplateScope) => boolean;
  readonly onChoose: (scope: TemplateScope) => void;
  readonly onCancel: () => void;
}

/** For what a new template holds, asked before it is written. */
export function TemplateScopePicker({ isTaken, onChoose, onCancel }: TemplateScopePickerProps) {
  const [kind, setKind] = useState<TemplateScope['kind'] | ''>('');
  const [spaceId, setSpaceId] = useState('');
  const [problem, setProblem] = useState('');
  const goOn = () => {
    if (kind === 'site') onChoose({ kind });
    else if (kind === 'space' && spaceId !== '') onChoose({ kind, id: spaceId });
    else setProblem(templateTexts.scopeMissing);
  };
  return (
    <form
      className="stack panel"
      aria-label={templateTexts.add}
      onSubmit={(event) => {
        event.preventDefault();
        goOn();
      }}
    >
      <Choice<TemplateScope['kind'] | ''>
        label={templateTexts.forWhat}
        value={kind}
        options={[
          { value: '', label: templateTexts.choose },
          ...(isTaken({ kind: 'site' }) ? [] : [{ value: 'site', label: templateTexts.site } as const]),
          { value: 'space', label: templateTexts.aSpace },
        ]}
        onChange={setKind}
      />
      {kind === 'space' && (
        <SpacePicker
          value={spaceId}
          isTaken={(id) => isTaken({ kind: 'space', id })}
          onChange={(space) => setSpaceId(space?.id ?? '')}
        />
      )}
      <Problem text={problem} />
      <div className="row">
        <Button type="submit" appearance="primary">
          {templateTexts.continue}
        </Button>
        <Button appearance="subtle" onClick={onCancel}>
          {sharedTexts.cancel}
        </Button>
      </div>
    </form>
  );
}
