import type { JiraState } from './state';
import type { Condition, Status, StatusCategory, Transition, Validator, Workflow } from './workflow';

/** A workflow as an admin draws it: with names in the place of ids. */
export interface NewWorkflow {
  /** Issues start in the first one. */
  readonly statuses: readonly NewStatus[];
  readonly transitions: readonly NewTransition[];
  /** `false` leaves the resolution to screens alone; `true` without it. */
  readonly resolvesItself?: boolean;
}

export interface NewStatus {
  readonly name: string;
  readonly category: StatusCategory['key'];
}

export interface NewTransition {
  readonly name: string;
  /** Names of statuses; from anywhere without it. */
  readonly from?: readonly string[];
  /** Name of a status; without it the issue stays where it is. */
  readonly to?: string;
  readonly conditions?: readonly Condition[];
  readonly validators?: readonly Validator[];
  /** Ids of the fields on its screen; no screen without it. */
  readonly screen?: readonly string[];
}

/** The workflow of a team-managed board: an issue can be dragged from any column to any other. */
export const board = (...columns: readonly NewStatus[]): NewWorkflow => ({
  statuses: columns,
  transitions: columns.map(({ name }) => ({ name, to: name })),
});

/**
 * Puts a drawn workflow into ids. A status belongs to the team-managed project named by `projectId`, else it
 * is shared by name with all company-managed ones: there, a name has one category. Throws for a drawing
 * that names a status it does not have.
 */
export function drawWorkflow(state: JiraState, drawing: NewWorkflow, projectId?: string): Workflow {
  const ids = new Map(drawing.statuses.map((status) => [status.name, statusId(state, status, projectId)]));
  const idOf = (name: string): string => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`The workflow has no status '${name}'.`);
    return id;
  };
  const [initial] = ids.values();
  if (initial === undefined) throw new Error('A workflow needs a status.');
  const transitions = drawing.transitions.map((drawn, index): Transition => {
    const { name, from, to, conditions = [], validators = [], screen } = drawn;
    return {
      // 11, 21, 31 ... as the editor numbers them.
      id: String(index * 10 + 11),
      name,
      from: from?.map(idOf) ?? null,
      to: to === undefined ? null : idOf(to),
      conditions,
      validators,
      screen: screen ?? null,
    };
  });
  return {
    statuses: [...ids.values()],
    initial,
    transitions,
    resolvesItself: drawing.resolvesItself ?? true,
  };
}

function statusId(state: JiraState, { name, category }: NewStatus, projectId: string | undefined): string {
  const known = state.catalogue.statuses.find(
    (status) => status.name === name && status.projectId === projectId,
  );
  if (known && known.category !== category) {
    throw new Error(`The status '${name}' has the category ${known.category} here already.`);
  }
  if (known) return known.id;
  const id = String(state.nextSetupId++);
  const created: Status = { id, name, category, ...(projectId === undefined ? {} : { projectId }) };
  state.catalogue.statuses = [...state.catalogue.statuses, created];
  return id;
}
