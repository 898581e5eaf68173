import Button from '@atlaskit/button/default/button';
import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { useAnnounce } from '../shared/announcer';
import { LoadingState } from '../shared/screen-states';
import { columnNames, tableTexts } from '../texts/action-table';
import type { CellTools } from './action-cell';
import { matches, NO_FILTER, type ActionFilter } from './action-filter';
import { FilterBar } from './action-filter-bar';
import { ActionGrid } from './action-grid';
import { inOrder, nextOrder, type SortKey, type SortOrder } from './action-order';
import { rowOf } from './action-row';
import { SELECT_ALL } from './action-select';
import { useSelection } from './action-selection';
import { useHere } from './here';
import type { SeenIssue } from './issues';
import { useRowDrafts } from './use-row-drafts';
import type { BelowTools } from './row-below';
import { SkipTable } from './skip-table';
import { useToday } from './today';
import { useRowOperations } from './use-row-operations';
import { useStickyBar } from './use-sticky-bar';

const ActionBulk = lazy(async () => ({ default: (await import('./action-bulk')).ActionBulk }));

/** What was created a moment ago, to be noticed. */
export interface Created {
  readonly ids: ReadonlySet<string>;
  /** In words; empty when nothing was. */
  readonly said: string;
}

interface ActionTableProps {
  readonly actions: readonly ActionView[];
  readonly issues: ReadonlyMap<string, SeenIssue>;
  readonly people: readonly string[];
  readonly nameOf: (accountId: string) => string;
  /** Actions whose issues were created a moment ago. */
  readonly created: Created;
  readonly onCreated: (actions: readonly ActionView[]) => void;
}

/** The actions: filtered, sorted, edited where they stand, one by one or many at once. */
export function ActionTable({ actions, issues, people, nameOf, created, onCreated }: ActionTableProps) {
  const { mayEdit } = useHere();
  const today = useToday();
  const announce = useAnnounce();
  const [filter, setFilter] = useState(NO_FILTER);
  const applied = useDeferredValue(filter);
  const [touched, setTouched] = useState<ReadonlySet<string>>(() => new Set());
  const [order, setOrder] = useState<SortOrder>(null);
  const operations = useRowOperations();
  const { opened, lead } = operations;
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
      onLead: (id, field, part) => lead({ id, as: 'editor', from: { field, part } }),
    }),
    [people, nameOf, onTouched, lead],
  );
  const below: BelowTools = { ...operations, nameOf, onCreated };
  const drafts = useRowDrafts(actions);
  const area = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const isBarShown = mayEdit && (selected.length > 0 || isBulkBusy);
  useStickyBar(area, bar, isBarShown);
  const changeFilter = (next: ActionFilter) => {
    setFilter(next);
    setTouched(new Set());
  };
  const sort = (key: SortKey) => {
    const next = nextOrder(order, key);
    setOrder(next);
    announce(next === null ? tableTexts.arranged : tableTexts.sortedBy(columnNames[key], next.direction));
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
        said={created.said}
      />
      <div ref={area} className="action-area">
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
              below={below}
              opened={opened}
              commands={operations.commands}
              drafts={drafts}
              fresh={created.ids}
            />
          </SkipTable>
        )}
        {isBarShown && (
          <div ref={bar} className="bulk-bar">
            <Suspense fallback={<LoadingState />}>
              <ActionBulk
                selected={selected}
                all={actions}
                people={people}
                nameOf={nameOf}
                onTouched={onTouched}
                onBusy={setBulkBusy}
                onCreated={(actions) => {
                  selection.clear();
                  onCreated(actions);
                }}
                onClear={() => {
                  selection.clear();
                  document.getElementById(SELECT_ALL)?.focus();
                }}
              />
            </Suspense>
          </div>
        )}
      </div>
    </div>
  );
}
