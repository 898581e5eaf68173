import { useQuery } from '@tanstack/react-query';
import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import { useAnnounce } from '../shared/announcer';
import { Choice } from '../shared/controls';
import { Field } from '../shared/field';
import { LoadingState } from '../shared/screen-states';
import { mappingTexts } from '../texts/jira-mapping';
import { sharedTexts } from '../texts/shared';
import { readSpaceByKey, readSpaces, type Space } from './confluence-spaces';

interface SpacePickerProps {
  /** Id of the chosen space, or empty. */
  readonly value: string;
  readonly isTaken: (spaceId: string) => boolean;
  readonly onChange: (space: Space | null) => void;
}

/** A space that the viewer sees: from a list, and on sites with very many of them by its key. */
export function SpacePicker({ value, isTaken, onChange }: SpacePickerProps) {
  const [found, setFound] = useState<Space | null>(null);
  const { data, isError, refetch } = useQuery({
    queryKey: ['confluence-spaces'],
    queryFn: readSpaces,
    retry: false,
  });
  if (isError)
    return (
      <div className="row" role="alert">
        <span className="wrong">{mappingTexts.spacesFailed}</span>
        <Button spacing="compact" onClick={() => void refetch()}>
          {sharedTexts.tryAgain}
        </Button>
      </div>
    );
  if (!data) return <LoadingState label={mappingTexts.loadingSpaces} />;
  const listed = data.spaces.filter(({ id }) => !isTaken(id));
  const offered = found && !listed.some(({ id }) => id === found.id) ? [found, ...listed] : listed;
  if (offered.length === 0 && data.isWhole) return <p role="alert">{mappingTexts.noSpaces}</p>;
  return (
    <>
      <Choice
        label={mappingTexts.space}
        value={value}
        options={[
          { value: '', label: mappingTexts.choose },
          ...offered.map(({ id, key, name }) => ({ value: id, label: mappingTexts.spaceNamed(name, key) })),
        ]}
        onChange={(id) => onChange(offered.find((space) => space.id === id) ?? null)}
      />
      {!data.isWhole && (
        <SpaceByKey
          isTaken={isTaken}
          onFound={(space) => {
            setFound(space);
            onChange(space);
          }}
        />
      )}
    </>
  );
}

function SpaceByKey({
  isTaken,
  onFound,
}: {
  readonly isTaken: SpacePickerProps['isTaken'];
  readonly onFound: (space: Space) => void;
}) {
  const announce = useAnnounce();
  const [key, setKey] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const find = async () => {
    setBusy(true);
    setProblem('');
    try {
      const space = key.trim() === '' ? null : await readSpaceByKey(key.trim());
      if (space === null) setProblem(mappingTexts.noSuchSpace);
      else if (isTaken(space.id)) setProblem(mappingTexts.takenSpace);
      else {
        onFound(space);
        announce(mappingTexts.foundSpace(mappingTexts.spaceNamed(space.name, space.key)));
      }
    } catch {
      setProblem(mappingTexts.spacesFailed);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Field label={mappingTexts.spaceKey} hint={mappingTexts.spaceKeyHint} error={problem || undefined}>
        {(ids) => (
          <input
            {...ids}
            className="text-input"
            autoComplete="off"
            value={key}
            onChange={(event) => setKey(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              // Enter here looks for the space; it must not save the mapping.
              event.preventDefault();
              void find();
            }}
          />
        )}
      </Field>
      <div>
        <Button isLoading={busy} onClick={() => void find()}>
          {mappingTexts.find}
        </Button>
      </div>
    </>
  );
}
