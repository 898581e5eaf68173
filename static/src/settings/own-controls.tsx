import Button from '@atlaskit/button/default/button';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { BUILT_IN_CONTROLS, type ControlList, controlsFrom, listKey } from '../../../src/contract/controls';
import type { Versioned } from '../../../src/contract/postmortem';
import { call } from '../backend';
import { TextBlock, TextLine } from '../shared/controls';
import { Field } from '../shared/field';
import { Problem } from '../shared/problem';
import { controlTexts } from '../texts/record';
import { SettingsSection, whilePreparing } from './settings-section';
import { useSettingsChange } from './use-settings-changed';

const controlsKey = ['control-lists', 'settings'] as const;

/** Lists of controls that the site brings along. */
export function OwnControls() {
  const query = useQuery({
    queryKey: controlsKey,
    queryFn: () => call('controls.lists', {}),
    refetchInterval: whilePreparing,
  });
  return (
    <SettingsSection
      id="heading-controls"
      heading={controlTexts.own}
      intro={controlTexts.ownIntro}
      loading={controlTexts.ownLoading}
      query={query}
    >
      {(lists) => <Lists lists={lists} />}
    </SettingsSection>
  );
}

function Lists({ lists }: { readonly lists: Versioned<readonly ControlList[]> }) {
  const change = useSettingsChange(controlsKey);
  const save = (value: readonly ControlList[], said: string) =>
    change.make(JSON.stringify(value), said, async (changeId) => {
      await call('controls.save-lists', { changeId, version: lists.version, value });
    });
  return (
    <>
      {lists.value.length === 0 ? (
        <p className="subtle">{controlTexts.ownNone}</p>
      ) : (
        <ul className="plain-list stack" aria-label={controlTexts.own}>
          {lists.value.map(({ key, name, controls }) => (
            <li key={key} className="row">
              <strong>{name}</strong>
              <span className="subtle">{controlTexts.count(controls.length)}</span>
              <Button
                appearance="subtle"
                spacing="compact"
                isDisabled={change.busy}
                aria-label={controlTexts.removeNamed(name)}
                onClick={() =>
                  void save(
                    lists.value.filter((list) => list.key !== key),
                    controlTexts.removed,
                  )
                }
              >
                {controlTexts.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <NewList lists={lists.value} busy={change.busy} complain={change.complain} save={save} />
      <Problem text={change.problem} />
    </>
  );
}

/** Of a list of a thousand controls; what the browser is not to read by accident. */
const MOST_BYTES = 1_000_000;

interface NewListProps {
  readonly lists: readonly ControlList[];
  readonly busy: boolean;
  readonly complain: (problem: string) => void;
  readonly save: (lists: readonly ControlList[], said: string) => Promise<boolean>;
}

function NewList({ lists, busy, complain, save }: NewListProps) {
  const [name, setName] = useState('');
  const [csv, setCsv] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const read = async (chosen: File | undefined) => {
    if (!chosen) return;
    complain('');
    try {
      if (chosen.size > MOST_BYTES) complain(controlTexts.fileTooLarge);
      else setCsv(await chosen.text());
    } catch {
      complain(controlTexts.fileUnread);
    }
  };
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') {
      complain(controlTexts.needsName);
      return;
    }
    const controls = controlsFrom(csv);
    if (controls.kind === 'wrong') {
      complain(controls.why);
      return;
    }
    const taken = [...BUILT_IN_CONTROLS, ...lists].map(({ key }) => key);
    const list = { key: listKey(name, taken), name: name.trim(), controls: controls.controls };
    if (!(await save([...lists, list], controlTexts.added))) return;
    setName('');
    setCsv('');
    if (file.current) file.current.value = '';
  };
  return (
    <form className="stack" aria-label={controlTexts.add} onSubmit={(event) => void add(event)}>
      <TextLine label={controlTexts.listName} value={name} onChange={setName} />
      <Field label={controlTexts.listFile}>
        {(ids) => (
          <input
            {...ids}
            ref={file}
            type="file"
            accept=".csv,text/csv"
            onChange={(event) => void read(event.target.files?.[0])}
          />
        )}
      </Field>
      <TextBlock label={controlTexts.listText} value={csv} onChange={setCsv} />
      <div>
        <Button type="submit" isLoading={busy}>
          {controlTexts.add}
        </Button>
      </div>
    </form>
  );
}
