import Button from '@atlaskit/button/default/button';
import { Message } from './message';
import { useEffect, useRef, type ReactNode } from 'react';
import { editorTexts } from '../texts/editor';
import { sharedTexts } from '../texts/shared';
import { ConflictPanel, type Describe } from './conflict-panel';
import type { ThingEditor } from './use-thing-editor';

interface EditorFormProps<V> {
  readonly editor: ThingEditor<V>;
  readonly describe: Describe<V>;
  readonly join?: (theirs: V, mine: V) => V;
  readonly children: ReactNode;
}

/** Around the fields of any thing: what became of the save, conflict, Save and Cancel. Opens with the focus inside. */
export function EditorForm<V>({ editor, describe, join, children }: EditorFormProps<V>) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('textarea, input, select, [contenteditable="true"]')?.focus();
  }, []);
  const { state } = editor;
  const saveLabel =
    state.kind === 'failed'
      ? sharedTexts.retry
      : state.kind === 'conflict'
        ? editorTexts.saveMerged
        : sharedTexts.save;
  return (
    <form
      ref={form}
      className="stack"
      aria-label={editor.thing.name}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void editor.save();
      }}
    >
      {state.kind === 'conflict' && (
        <ConflictPanel
          theirs={state.theirs}
          mine={state.mine}
          describe={describe}
          join={join}
          onChoose={editor.set}
        />
      )}
      {children}
      {state.kind === 'failed' && (
        <div role="alert" data-testid="save-failed">
          <Message look="error" title={editorTexts.failedTitle} headingLevel="h3">
            <p>
              {state.failure.message} {editorTexts.kept}
            </p>
          </Message>
        </div>
      )}
      {state.kind === 'typed-on' && (
        <p className="small" data-testid="typed-on">
          {editorTexts.typedOn(editor.thing.name)}
        </p>
      )}
      <div className="row">
        <Button type="submit" appearance="primary" isLoading={state.kind === 'saving'}>
          {saveLabel}
        </Button>
        <Button appearance="subtle" onClick={editor.cancel} isDisabled={state.kind === 'saving'}>
          {sharedTexts.cancel}
        </Button>
      </div>
    </form>
  );
}
