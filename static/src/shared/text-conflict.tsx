import Button from '@atlaskit/button/default/button';
import { useMemo } from 'react';
import { useNames } from '../postmortem/people';
import { peopleIn } from '../rich-text/safe-links';
import { seenText } from '../rich-text/seen-text';
import { editorTexts } from '../texts/editor';
import { postmortemTexts } from '../texts/postmortem';
import type { Conflict } from './conflict-panel';
import { mergedText } from './merged-text';
import { wordDifference } from './word-difference';
import './text-conflict.css';

interface TextConflictProps {
  readonly conflict: Conflict<string>;
  readonly onChoose: (text: string) => void;
}

/** Two texts as they are read, with the words marked that only one of them has, and both in one where that can be told. */
export function TextConflict({ conflict: { theirs, mine, base }, onChoose }: TextConflictProps) {
  const people = useMemo(() => [...new Set([theirs, mine].flatMap(peopleIn))], [theirs, mine]);
  const nameOf = useNames(people, postmortemTexts.formerUser);
  const seen = useMemo(() => {
    const read = { theirs: seenText(theirs, nameOf), mine: seenText(mine, nameOf) };
    // Where readers see no difference, it is in addresses or formatting.
    return read.theirs === read.mine ? { theirs, mine, isMarkdown: true } : { ...read, isMarkdown: false };
  }, [theirs, mine, nameOf]);
  const stretches = useMemo(() => wordDifference(seen.theirs, seen.mine), [seen]);
  const merged = useMemo(() => (base === null ? null : mergedText(base, theirs, mine)), [base, theirs, mine]);
  return (
    <div className="stack">
      {seen.isMarkdown && <p>{editorTexts.onlyFormatting}</p>}
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
              {(stretches ?? [{ of: side, text: seen[side] }])
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
