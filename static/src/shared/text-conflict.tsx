import Button from '@atlaskit/button/default/button';
import { useMemo } from 'react';
import { editorTexts } from '../texts/editor';
import type { Conflict } from './conflict-panel';
import { mergedText } from './merged-text';
import { wordDifference } from './word-difference';
import './text-conflict.css';

interface TextConflictProps {
  readonly conflict: Conflict<string>;
  readonly onChoose: (text: string) => void;
}

/** Two texts, with the words marked that only one of them has, and both in one where that can be told. */
export function TextConflict({ conflict: { theirs, mine, base }, onChoose }: TextConflictProps) {
  const stretches = useMemo(() => wordDifference(theirs, mine), [theirs, mine]);
  const merged = useMemo(() => (base === null ? null : mergedText(base, theirs, mine)), [base, theirs, mine]);
  return (
    <div className="stack">
      <div className="fields">
        {(['theirs', 'mine'] as const).map((side) => (
          <div
            key={side}
            className="panel"
            role="group"
            aria-label={editorTexts[side]}
            data-testid={`conflict-${side}`}
          >
            <strong>{editorTexts[side]}</strong>
            <p className="written" dir="auto">
              {(stretches ?? [{ of: side, text: side === 'theirs' ? theirs : mine }])
                .filter(({ of }) => of === 'both' || of === side)
                .map(({ of, text }, index) =>
                  of === 'both' || stretches === null ? (
                    text
                  ) : (
                    <mark key={index} className={`only-${of}`}>
                      {text}
                    </mark>
                  ),
                )}
            </p>
          </div>
        ))}
      </div>
      {merged !== null && (
        <div className="row">
          <Button appearance="primary" onClick={() => onChoose(merged)}>
            {editorTexts.useMerged}
          </Button>
          <span className="small subtle">{editorTexts.mergedHint}</span>
        </div>
      )}
    </div>
  );
}
