import Button from '@atlaskit/button/default/button';
import { Suspense, type ReactNode } from 'react';
import type { LastSave } from '../../../src/contract/failure';
import { Message } from './message';
import { SavedBy } from './saved-by';
import { editorTexts } from '../texts/editor';

/** A value as lines a person can compare. */
export type Describe<V> = (value: V) => readonly { readonly label: string; readonly text: string }[];

/** Two values of one thing, and the one that both began with; null where that is not known any more. */
export interface Conflict<V> {
  readonly theirs: V;
  readonly mine: V;
  readonly base: V | null;
  readonly saved: LastSave | null;
}

/** Shows where two values differ. */
export type ShowConflict<V> = (conflict: Conflict<V>, onChoose: (value: V) => void) => ReactNode;

interface ConflictPanelProps<V> {
  readonly conflict: Conflict<V>;
  readonly describe: Describe<V>;
  readonly onChoose: (value: V) => void;
  /** Puts both into one value, where that makes sense. */
  readonly join?: ((theirs: V, mine: V) => V) | undefined;
  /** Instead of lines side by side. */
  readonly show?: ShowConflict<V> | undefined;
}

/** Both versions side by side, and ways to start from either. The form stays open for a merge by hand. */
export function ConflictPanel<V>({ conflict, describe, onChoose, join, show }: ConflictPanelProps<V>) {
  const { theirs, mine } = conflict;
  const sideBySide = (
    <div className="fields">
      <Version title={editorTexts.theirs} lines={describe(theirs)} testId="conflict-theirs" />
      <Version title={editorTexts.mine} lines={describe(mine)} testId="conflict-mine" />
    </div>
  );
  return (
    <div role="alert" data-testid="conflict">
      <Message look="warning" title={editorTexts.conflictTitle} headingLevel="h3">
        <div className="stack">
          {conflict.saved && <SavedBy saved={conflict.saved} />}
          <p>{editorTexts.conflictText}</p>
          {show ? <Suspense fallback={sideBySide}>{show(conflict, onChoose)}</Suspense> : sideBySide}
          <div className="row">
            <Button onClick={() => onChoose(theirs)}>{editorTexts.useTheirs}</Button>
            <Button onClick={() => onChoose(mine)}>{editorTexts.useMine}</Button>
            {join && <Button onClick={() => onChoose(join(theirs, mine))}>{editorTexts.useBoth}</Button>}
          </div>
        </div>
      </Message>
    </div>
  );
}

interface VersionProps {
  readonly title: string;
  readonly lines: ReturnType<Describe<unknown>>;
  readonly testId: string;
}

function Version({ title, lines, testId }: VersionProps) {
  return (
    <div className="panel" role="group" aria-label={title} data-testid={testId}>
      <strong>{title}</strong>
      <dl>
        {lines.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="written">{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
