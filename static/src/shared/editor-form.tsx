import Button from '@atlaskit/button/default/button';
import { Message } from './message';
import { useEffect, useRef, type ReactNode } from 'react';
import { editorTexts } from '../texts/editor';
import { sharedTexts } from '../texts/shared';
import { ConflictPanel, type Describe, type ShowConflict } from './conflict-panel';
import { SavedBy } from './saved-by';
import { GivingUpPanel, SavedSoFar } from './saved-so-far';
import { useOnline } from './use-online';
import type { ThingEditor } from './thing';

interface EditorFormProps<V> {
  readonly editor: ThingEditor<V>;
  readonly describe: Describe<V>;
  readonly join?: (theirs: V, mine: V) => V;
  /** Shows where two values differ, better than line by line. */
  readonly showConflict?: ShowConflict<V>;
  readonly children: ReactNode;
}

/** Around the fields of any thing: what became of the save, conflict, Save and Cancel. Opens with the focus inside. */
export function EditorForm<V>({ editor, describe, join, showConflict, children }: EditorFormProps<V>) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('textarea, input, select, [contenteditable="true"]')?.focus();
  }, []);
  const { state } = editor;
  const isOnline = useOnline();
  const asYouGo = editor.thing.savesAsYouGo === true;
  const isSaving = state.kind === 'saving' && !state.isQuiet;
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
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
        event.preventDefault();
        void editor.save();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void editor.save();
      }}
    >
      {state.kind === 'conflict' && (
        <ConflictPanel
          conflict={state}
          describe={describe}
          join={join}
          show={showConflict}
          onChoose={editor.set}
        />
      )}
      {editor.meanwhile && (
        <div className="panel row" data-testid="meanwhile">
          {editor.meanwhile.saved === null ? (
            <span>{editorTexts.meanwhile}</span>
          ) : (
            <div>
              <SavedBy saved={editor.meanwhile.saved} />
              <p>{editorTexts.untouched}</p>
            </div>
          )}
          <Button spacing="compact" onClick={editor.meanwhile.compare}>
            {editorTexts.showDifferences}
          </Button>
        </div>
      )}
      {children}
      {state.kind === 'failed' && (
        <div role="alert" data-testid="save-failed">
          <Message look="error" title={editorTexts.failedTitle} headingLevel="h3">
            <p>
              {state.failure.message} {editorTexts.kept}
            </p>
            {state.connection === 'lost' && !isOnline && (
              <p>{asYouGo ? editorTexts.savesItselfAnyway : editorTexts.savesItself}</p>
            )}
            {state.connection === 'back' && <p>{editorTexts.isBack}</p>}
          </Message>
        </div>
      )}
      {!isOnline && state.kind !== 'failed' && (
        <p className="small" role="status" data-testid="offline">
          {asYouGo ? editorTexts.offlineAsYouGo : editorTexts.offline}
        </p>
      )}
      {state.kind === 'typed-on' && (
        <p className="small" data-testid="typed-on">
          {editorTexts.typedOn(editor.thing.name)}
        </p>
      )}
      {editor.givingUp && <GivingUpPanel {...editor.givingUp} />}
      <div className="row">
        <Button type="submit" appearance="primary" isLoading={isSaving}>
          {saveLabel}
        </Button>
        <Button appearance="subtle" onClick={editor.cancel} isDisabled={isSaving}>
          {sharedTexts.cancel}
        </Button>
        {asYouGo && <SavedSoFar editor={editor} />}
      </div>
    </form>
  );
}
