import Button from '@atlaskit/button/default/button';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import {
  BUILT_IN_CONTROLS,
  type ControlList,
  type Taggable,
  tagInWords,
} from '../../../src/contract/controls';
import type { PostmortemView } from '../../../src/contract/postmortem';
import { call, failureOf } from '../backend';
import { useHere } from '../postmortem/here';
import { useReport } from '../postmortem/report';
import { CardTable, type CardColumn } from '../shared/card-table';
import { FailedState, LoadingState } from '../shared/screen-states';
import { useOpened } from '../shared/use-opened';
import { controlTexts } from '../texts/record';
import { shortened } from '../texts/postmortem';

const ControlEditor = lazy(async () => ({ default: (await import('./control-editor')).ControlEditor }));

/** A cause, a factor or an action with the controls that it is evidence for. */
export interface Tagged {
  readonly id: string;
  readonly kind: Taggable;
  readonly text: string;
  readonly version: number;
  readonly tags: readonly string[];
}

/** All that can be tagged in a record, in the order in which it is read. */
export function taggedIn({ causes, factors, actions, controls }: PostmortemView): readonly Tagged[] {
  const tagged = (kind: Taggable, id: string, text: string): Tagged => {
    const found = controls.find(({ subject }) => subject === id);
    return { id, kind, text, version: found?.version ?? 0, tags: found?.value.controls ?? [] };
  };
  return [
    ...causes.map(({ value }) => tagged('cause', value.id, value.text)),
    ...factors.map(({ value }) => tagged('factor', value.id, value.text)),
    ...actions.map(({ id, fields }) => tagged('action', id, fields.title)),
  ];
}

/** The site's own lists after those that the product knows. */
export function useControlLists() {
  return useQuery({
    queryKey: ['control-lists'],
    queryFn: async (): Promise<readonly ControlList[]> => [
      ...BUILT_IN_CONTROLS,
      ...(await call('controls.lists', {})).value,
    ],
    staleTime: 60_000,
  });
}

const { columns } = controlTexts;
const COLUMNS: readonly CardColumn<'what' | 'kind' | 'controls'>[] = [
  { key: 'what', head: columns.what, width: 40, isPlain: true },
  { key: 'kind', head: columns.kind, width: 12 },
  { key: 'controls', head: columns.controls },
];

/** What this record is evidence for. */
export function Controls() {
  const { mayEdit } = useHere();
  const record = useReport();
  const { data, error, refetch } = useControlLists();
  if (!data)
    return error ? (
      <FailedState failure={failureOf(error)} headingLevel="h3" onRetry={() => void refetch()} />
    ) : (
      <LoadingState label={controlTexts.loading} />
    );
  const things = taggedIn(record).filter(({ tags }) => mayEdit || tags.length > 0);
  return (
    <>
      <p className="subtle small">{controlTexts.intro}</p>
      {things.length === 0 ? (
        <p>{controlTexts.nothing}</p>
      ) : (
        <CardTable
          label={controlTexts.heading}
          columns={COLUMNS}
          rows={things.map((thing) => ({
            key: thing.id,
            cells: {
              what: <span className="written">{thing.text}</span>,
              kind: controlTexts.kinds[thing.kind],
              controls: <Tags thing={thing} lists={data} />,
            },
          }))}
        />
      )}
    </>
  );
}

function Tags({ thing, lists }: { readonly thing: Tagged; readonly lists: readonly ControlList[] }) {
  const { mayEdit } = useHere();
  const { isOpen, open, close, opener } = useOpened();
  if (isOpen)
    return (
      <Suspense fallback={<LoadingState />}>
        <ControlEditor thing={thing} lists={lists} onClose={close} />
      </Suspense>
    );
  return (
    <div className="stack">
      {thing.tags.length === 0 ? (
        <span className="subtle">{controlTexts.none}</span>
      ) : (
        <ul className="plain-list">
          {thing.tags.map((tag) => {
            const { list, id } = tagInWords(tag, lists);
            return (
              <li key={tag}>
                <strong>{id}</strong> <span className="small subtle">{list}</span>
              </li>
            );
          })}
        </ul>
      )}
      {mayEdit && (
        <div>
          <Button
            ref={opener}
            appearance="subtle"
            spacing="compact"
            aria-label={controlTexts.editNamed(shortened(thing.text))}
            onClick={open}
          >
            {controlTexts.edit}
          </Button>
        </div>
      )}
    </div>
  );
}
