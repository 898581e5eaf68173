import type { MacroConfig } from '../contract/calls';
import type { Place } from '../contract/fields';
import { Conflict, InvalidInput } from '../domain/failure';
import { type Header, MOST_TEXT_BYTES } from '../domain/postmortem';
import { attachConfigured, headerFromConfig } from './configured';
import { pageChanged } from './page-life';
import type {
  BasisRow,
  Caller,
  Change,
  Commit,
  EditBasis,
  EditKey,
  PageAccess,
  StoredHeader,
  World,
} from './ports';

/** One edit as it comes from the browser: where, under which id, by whom. */
export interface Edit {
  readonly place: Place;
  readonly changeId: string;
  readonly config: MacroConfig;
  readonly caller: Caller;
  readonly page: PageAccess;
}

export interface Saved<T> {
  readonly version: number;
  readonly value: T;
}

export const keyOf = (edit: Edit, owner: string | null = null): EditKey => ({
  page: edit.place,
  accountId: edit.caller.accountId,
  changeId: edit.changeId,
  owner,
});

/** Everything one edit of one row needs; each row is a commit of its own. */
export interface RowEdit<T> {
  readonly version: number;
  readonly what: string;
  readonly basis: () => Promise<EditBasis<T>>;
  /** The value after the edit, from the value before; throws when a rule forbids it. */
  readonly next: (before: T | null, basis: EditBasis<T>) => Promise<T> | T;
  /** What the change log keeps of a value; null for a removal. */
  readonly logged: (value: T) => unknown;
  /** What a Conflict shows of a value; all of it unless said. */
  readonly shown?: (value: T) => unknown;
  readonly removes?: boolean;
  readonly commit: (
    postmortemId: string,
    row: BasisRow<T> | null,
    next: T,
    change: Change,
  ) => Promise<Commit>;
}

/**
 * Saves one row: the record is made if this is the first save, a repeated call finds its own change, and whoever
 * comes second gets a Conflict with what stands there now.
 * @throws Conflict, InvalidInput from the rule, Preparing
 */
export async function saveRow<T>(world: World, edit: Edit, row: RowEdit<T>): Promise<Saved<T>> {
  const basis = await row.basis();
  if (basis.row?.repeated) {
    await recordOf(world, edit, basis);
    return { version: basis.row.version, value: basis.row.value };
  }
  refuseStale(basis, row);
  const before = basis.row?.value ?? null;
  const next = await row.next(before, basis);
  if (row.removes !== true) refuseTooMuch(basis.bytes, before, next);
  // Not earlier: an edit that is refused leaves no record behind.
  const { postmortem, personId } = await recordOf(world, edit, basis);
  const change: Change = {
    id: edit.changeId,
    by: personId,
    at: new Date(world.clock.now()).toISOString(),
    what: row.what,
    before: before === null ? null : row.logged(before),
    after: row.removes ? null : row.logged(next),
  };
  const committed = await row.commit(postmortem.id, basis.row, next, change);
  if (committed.kind === 'done') return { version: committed.version, value: next };
  const now = await row.basis();
  refuseStale(now, row);
  await row.next(now.row?.value ?? null, now);
  throw new Conflict(SOMEBODY_WAS_FIRST, now.row && current(now.row, row));
}

/** A page whose texts do not fit into one answer could not be opened any more, nor shortened. */
export function refuseTooMuch(bytes: number, before: unknown, next: unknown): void {
  const more = bytesOf(next) - bytesOf(before);
  if (more > 0 && bytes + more > MOST_TEXT_BYTES)
    throw new InvalidInput(
      'The texts of this postmortem are as long as one page can show, about three million characters. Shorten or remove something first, or link to the details.',
    );
}

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value ?? ''));

const SOMEBODY_WAS_FIRST =
  'Somebody else saved this while you were writing. Compare both texts, then save yours or a mixture.';

const current = <T>(row: BasisRow<T>, { shown = (value) => value }: Pick<RowEdit<T>, 'shown'>) => ({
  version: row.version,
  value: shown(row.value),
  saved: row.saved,
});

function refuseStale<T>({ row }: EditBasis<T>, edit: Pick<RowEdit<T>, 'version' | 'shown'>): void {
  if (row?.removed)
    throw new Conflict(
      'Somebody else removed this while you were writing. Add it anew to keep your text.',
      null,
    );
  if ((row?.version ?? 0) !== edit.version) throw new Conflict(SOMEBODY_WAS_FIRST, row && current(row, edit));
}

/**
 * The first save makes the record from the macro's config, under the id of that save's change. Where it was cut short,
 * whoever saves next finishes it, for the release gate looks at the services.
 */
export async function recordOf(
  world: World,
  edit: Edit,
  basis: Pick<EditBasis<unknown>, 'postmortem' | 'personId' | 'isConfigured' | 'isRemoved'>,
): Promise<{ postmortem: StoredHeader; personId: string }> {
  const personId = basis.personId ?? (await world.people.idOf(edit.caller.accountId));
  const found = basis.postmortem;
  const postmortem = found ?? (await createPostmortem(world, edit, headerFromConfig(edit), personId));
  // Whoever writes on a page has it before them, so it is out of the trash, whatever event was missed.
  if (basis.isRemoved) await pageChanged(world, edit.place.pageId);
  if (!basis.isConfigured) await attachConfigured(world, edit, postmortem.id, personId);
  return { postmortem, personId };
}

export async function createPostmortem(
  world: World,
  edit: Edit,
  header: Header,
  personId: string,
): Promise<StoredHeader> {
  const { spaceId, title } = edit.page;
  const template = await world.templates.current(spaceId);
  const place = { ...edit.place, spaceId, title, templateId: template?.id ?? null };
  return world.postmortems.create(edit.changeId, place, header, {
    id: edit.changeId,
    by: personId,
    at: new Date(world.clock.now()).toISOString(),
    what: 'postmortem-created',
    before: null,
    after: header,
  });
}
