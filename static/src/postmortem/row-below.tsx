import { lazy, Suspense } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { DraftOffer } from '../shared/draft-offer';
import { LoadingState } from '../shared/screen-states';
import { actionTexts } from '../texts/actions';
import { cellTexts } from '../texts/action-table';
import { cellButtonId } from './action-cell';
import type { ActionRow } from './action-row';
import { FIELD_LABELS } from './cell-fields';
import { useHere } from './here';
import { isAnythingToSay, noteFactsOf } from './issue-note-facts';
import { IssueNotes } from './issue-notes';
import type { RowDraft } from './use-row-drafts';
import type { OpenedAs, RowCommand, RowOperation } from './row-operations';

const OperationPanel = lazy(async () => ({ default: (await import('./operation-panel')).OperationPanel }));

/** What a table knows of one row beyond the row itself. */
export interface BelowRow {
  /** Not its editor, which takes the place of the row. */
  readonly opened: Exclude<OpenedAs, 'editor'> | null;
  readonly command: RowCommand | null;
  /** What this browser kept of it when the page was opened. */
  readonly drafts: readonly RowDraft[];
}

export interface BelowTools {
  readonly nameOf: (accountId: string) => string;
  readonly onDo: (actionId: string, operation: RowOperation) => void;
  readonly onClose: (actionId: string) => void;
  readonly onCommandOver: (actionId: string) => void;
  readonly onRemoved: (actionId: string) => void;
  /** All that were asked for have an issue. */
  readonly onCreated: (actions: readonly ActionView[]) => void;
}

/** Whether a row needs the line below it at all. */
export function isAnythingBelow(row: ActionRow, { opened, command, drafts }: BelowRow): boolean {
  return opened !== null || command !== null || drafts.length > 0 || isAnythingToSay(noteFactsOf(row));
}

interface RowBelowProps extends BelowRow {
  readonly row: ActionRow;
  readonly tools: BelowTools;
}

/** The line below a row, as wide as the table: what is to be said of it, asked, and typed for it. */
export function RowBelow({ row, opened, command, drafts, tools }: RowBelowProps) {
  const { mayEdit } = useHere();
  const { action } = row;
  const said = noteFactsOf(row);
  return (
    <div className="below" data-testid={`below-${action.id}`}>
      {isAnythingToSay(said) && <IssueNotes action={action} said={said} onDo={tools.onDo} />}
      {mayEdit && (
        <>
          {drafts.map((draft) => (
            <Draft key={draft.key} draft={draft} row={row} onDo={tools.onDo} />
          ))}
          {(command !== null || opened !== null) && (
            <Suspense fallback={opened === null ? null : <LoadingState />}>
              {command && (
                <OperationPanel
                  key={command}
                  row={row}
                  operation={command}
                  tools={tools}
                  onClose={() => tools.onCommandOver(action.id)}
                />
              )}
              {opened && (
                <OperationPanel
                  key={opened}
                  row={row}
                  operation={opened}
                  tools={tools}
                  onClose={() => tools.onClose(action.id)}
                />
              )}
            </Suspense>
          )}
        </>
      )}
    </div>
  );
}

interface DraftProps {
  readonly draft: RowDraft;
  readonly row: ActionRow;
  readonly onDo: BelowTools['onDo'];
}

function Draft({ draft: { key, field }, row: { action }, onDo }: DraftProps) {
  const { title } = action.fields;
  if (field === null)
    return (
      <DraftOffer
        name={actionTexts.actionNamed(title)}
        draftKey={key}
        onContinue={() => onDo(action.id, 'editor')}
      />
    );
  return (
    <DraftOffer
      name={cellTexts.draftOf(FIELD_LABELS[field], title)}
      draftKey={key}
      // A cell knows best how it is opened.
      onContinue={() => document.getElementById(cellButtonId(action.id, field))?.click()}
    />
  );
}
