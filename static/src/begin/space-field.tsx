import Button from '@atlaskit/button/default/button';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { readSpaceByKey, readSpaces, type Space } from '../settings/confluence-spaces';
import './space-field.css';
import { TextLine } from '../shared/controls';
import { LoadingState } from '../shared/screen-states';
import { useSettled } from '../shared/use-settled';
import { beginTexts } from '../texts/begin';
import { mappingTexts } from '../texts/jira-mapping';
import { sharedTexts } from '../texts/shared';
import type { BeginDraft } from './begin-draft';
import { CreatableSpaces, fitting } from './creatable-spaces';

interface SpaceFieldProps {
  readonly value: BeginDraft['space'];
  readonly error: string | undefined;
  readonly onChange: (space: BeginDraft['space']) => void;
}

/** The space for the page: one of those in which the viewer may create pages, searched by name or key. */
export function SpaceField({ value, error, onChange }: SpaceFieldProps) {
  const [words, setWords] = useState('');
  const [creatable] = useState(() => new CreatableSpaces());
  const searched = useSettled(words.trim());
  const { data, isError, isPlaceholderData, refetch } = useQuery({
    queryKey: ['creatable-spaces', searched],
    queryFn: () => search(creatable, searched),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const errorId = useId();
  const offered = data?.spaces ?? [];
  const named = value && !offered.some(({ id }) => id === value.id) ? [value] : [];
  const options = [
    ...named,
    ...offered.map(({ id, name, key }) => ({ id, name: mappingTexts.spaceNamed(name, key) })),
  ];
  const isSettled = data !== undefined && !isPlaceholderData && searched === words.trim();
  return (
    <div className="stack">
      <TextLine
        label={beginTexts.findSpace}
        hint={beginTexts.findSpaceHint}
        value={words}
        onChange={setWords}
      />
      {isError && (
        <div className="row" role="alert">
          <span className="wrong">{beginTexts.spacesFailed}</span>
          <Button spacing="compact" onClick={() => void refetch()}>
            {sharedTexts.tryAgain}
          </Button>
        </div>
      )}
      {data === undefined && !isError && <LoadingState label={beginTexts.loadingSpaces} />}
      {options.length > 0 && (
        <fieldset
          className="plain-fieldset"
          aria-describedby={error ? errorId : undefined}
          aria-label={beginTexts.chosenSpace}
        >
          {options.map((space) => (
            <label key={space.id} className="option">
              <input
                type="radio"
                name="begin-space"
                value={space.id}
                checked={value?.id === space.id}
                {...(error && { 'aria-invalid': true })}
                onChange={() => onChange(space)}
                // Enter chooses; it must not create the page before the rest was looked at.
                onKeyDown={(event) => {
                  if (event.key === 'Enter') event.preventDefault();
                }}
              />
              {space.name}
            </label>
          ))}
        </fieldset>
      )}
      <p className="small subtle" role="status">
        {isSettled && remark(offered, data.more, searched)}
      </p>
      {error && (
        <p className="small wrong" id={errorId} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

function remark(offered: readonly Space[], more: boolean, words: string): string {
  if (offered.length === 0 && more) return beginTexts.nameIt;
  if (offered.length === 0) return words === '' ? beginTexts.noSpaces : beginTexts.noneFits;
  return more ? beginTexts.moreFit : '';
}

/** On sites with more spaces than are listed, one that is not among them is found by its key. */
async function search(creatable: CreatableSpaces, words: string) {
  const { spaces, isWhole } = await readSpaces();
  const listed = fitting(spaces, words);
  const byKey = !isWhole && listed.length === 0 && words !== '' ? await readSpaceByKey(words) : null;
  const found = await creatable.among(byKey ? [byKey] : listed);
  return { ...found, more: found.more || (!isWhole && words === '') };
}
