import Button from '@atlaskit/button/default/button';
import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { useAnnounce } from '../shared/announcer';
import { LoadingState } from '../shared/screen-states';
import { columnNames, tableTexts } from '../texts/action-table';
import { cellButtonId, type CellTools } from './action-cell';
import { editButtonId } from './action-cells';
import { matches, NO_FILTER, type ActionFilter } from './action-filter';
import { FilterBar } from './action-filter-bar';
import { ActionGrid } from './action-grid';
import { inOrder, nextOrder, type SortKey, type SortOrder } from './action-order';
import { rowOf } from './action-row';
import { SELECT_ALL } from './action-select';
import { useSelection } from './action-selection';
import { useHere } from './here';
import type { SeenIssue } from './issues';
import type { Opened, OpenedAs } from './opened-row';
import { SkipTable } from './skip-table';
import { useToday } from './today';

const ActionBulk = lazy(async () => ({ default: (await import('./action-bulk')).ActionBulk }));

interface ActionTableProps {
  readonly actions: readonly ActionView[];
  readonly issues: ReadonlyMap<string, SeenIssue>;
  readonly people: readonly string[];
  readonly nameOf: (accountId: string) => string;
}

/** The actions: filtered, sorted, edited where they stand, one by one or many at once. */
export function ActionTable({ actions, issues, people, nameOf }: ActionTableProps) {
  const { mayEdit } = useHere();
  const today = useToday();
  const announce = useAnnounce();
  const [filter, setFilter] = useState(NO_FILTER);
  const applied = useDeferredValue(filter);
  const [touched, setTouched] = useState<ReadonlySet<string>>(() => new Set());
  const [order, setOrder] = useState<SortOrder>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [isBulkBusy, setBulkBusy] = useState(false);

  const rows = actions.map((action) => {
    const seen = action.issue.issueId === null ? undefined : issues.get(action.issue.issueId);
    return rowOf(action, seen, nameOf, today);
  });
  // What is being changed does not vanish under the person's hands.
  const isHeld = (id: string) => touched.has(id) || opened?.id === id;
  const shown = inOrder(
    rows.filter((row) => matches(row, applied) || isHeld(row.action.id)),
    order,
  );
  const selection = useSelection(shown.map(({ action }) => action.id));
  const selected = shown.flatMap(({ action }) => (selection.has(action.id) ? [action] : []));

  const onTouched = useCallback(
    (...ids: readonly string[]) => setTouched((before) => new Set([...before, ...ids])),
    [],
  );
  const tools = useMemo<CellTools>(
    () => ({
      people,
      nameOf,
      onTouched,
      onLead: (id, field, part) => setOpened({ id, as: 'editor', from: { field, part } }),
    }),
    [people, nameOf, onTouched],
  );
  const open = useCallback((id: string, as: OpenedAs) => setOpened({ id, as }), []);
  const changeFilter = (next: ActionFilter) => {
    setFilter(next);
    setTouched(new Set());
  };
  const sort = (key: SortKey) => {
    const next = nextOrder(order, key);
    setOrder(next);
    announce(next === null ? tableTexts.arranged : tableTexts.sortedBy(columnNames[key], next.direction));
  };
  const close = () => {
    if (opened === null) return;
    const { id, from } = opened;
    setOpened(null);
    // The button is there again once the row is.
    setTimeout(() =>
      document.getElementById(from ? cellButtonId(id, from.field) : editButtonId(id))?.focus(),
    );
  };
  const owners = new Map(rows.flatMap(({ action, ownerName }) => [[action.fields.owner, ownerName ?? '']]));
  return (
    <div className="stack">
      <FilterBar
        filter={filter}
        onChange={changeFilter}
        owners={[...owners].flatMap(([accountId, name]) => (accountId === null ? [] : [{ accountId, name }]))}
        shown={shown.length}
        all={rows.length}
      />
      {mayEdit && (selected.length > 0 || isBulkBusy) && (
        <Suspense fallback={<LoadingState />}>
          <ActionBulk
            selected={selected}
            all={actions}
            people={people}
            nameOf={nameOf}
            onTouched={onTouched}
            onBusy={setBulkBusy}
            onClear={() => {
              selection.clear();
              document.getElementById(SELECT_ALL)?.focus();
            }}
          />
        </Suspense>
      )}
      {shown.length === 0 ? (
        <div className="panel row" data-testid="nothing-matches">
          <p>{tableTexts.nothingMatches}</p>
          <Button spacing="compact" onClick={() => changeFilter(NO_FILTER)}>
            {tableTexts.clearFilter}
          </Button>
        </div>
      ) : (
        <SkipTable rows={shown.length}>
          {mayEdit && <p className="small subtle wide-only">{tableTexts.keys}</p>}
          <ActionGrid
            rows={shown}
            today={today}
            order={order}
            onSort={sort}
            selection={selection}
            tools={tools}
            opened={opened}
            onOpen={open}
            onClose={close}
          />
        </SkipTable>
      )}
    </div>
  );
}
