import Button from '@atlaskit/button/default/button';
import { Message } from './message';
import { editorTexts } from '../texts/editor';

/** A value as lines a person can compare. */
export type Describe<V> = (value: V) => readonly { readonly label: string; readonly text: string }[];

interface ConflictPanelProps<V> {
  readonly theirs: V;
  readonly mine: V;
  readonly describe: Describe<V>;
  readonly onChoose: (value: V) => void;
  /** Puts both into one value, where that makes sense. */
  readonly join?: ((theirs: V, mine: V) => V) | undefined;
}

/** Both versions side by side, and ways to start from either. The form stays open for a merge by hand. */
export function ConflictPanel<V>({ theirs, mine, describe, onChoose, join }: ConflictPanelProps<V>) {
  return (
    <div role="alert" data-testid="conflict">
      <Message look="warning" title={editorTexts.conflictTitle} headingLevel="h3">
        <div className="stack">
          <p>{editorTexts.conflictText}</p>
          <div className="fields">
            <Version title={editorTexts.theirs} lines={describe(theirs)} testId="conflict-theirs" />
            <Version title={editorTexts.mine} lines={describe(mine)} testId="conflict-mine" />
          </div>
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
