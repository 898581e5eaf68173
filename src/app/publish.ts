import type { PublishAnswer } from '../contract/lifecycle';
import type { LifecycleState } from '../domain/lifecycle';
import { type SnapshotMark, snapshotOf, withSnapshot } from '../domain/adf/snapshot';
import type { AdfNode } from '../domain/adf/builders';
import { Conflict, ConfluenceUnavailable, InvalidInput, NotAllowed, NotFound } from '../domain/failure';
import type { Edit } from './edit';
import { readStanding, refuseElsewhere, refuseUnseen, saveStep, type Standing } from './lifecycle';
import type { World } from './ports';
import { holdsBackPublishing } from './publish-checks';
import { reportOf } from './report-of';

/** The labels by which pages with a postmortem, and those with a published one, are found. */
const LABELS = ['postmortem', 'postmortem-published'];

const MESSAGE = 'Snapshot of the approved postmortem';

/** Confluence takes 5 MB of a page. https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-page/ */
const MOST_BYTES = 5 * 1024 * 1024;

/** How often the page is written when others write it at the same time. */
const TRIES = 3;

/** A write is not begun when the function may be cut off before it can look what became of it. */
const WRITE_MS = 11_000;

const NO_MACRO =
  'The published page does not hold this postmortem, so there is nowhere to put its snapshot. Publish the page itself in Confluence, then try again.';
const TOO_LARGE =
  'The page with the snapshot is larger than the 5 MB that Confluence takes, so nothing was published. Shorten the report, or move what else is on the page to another one.';
const BUSY =
  'Others are writing this page right now, so nothing was published. Try again in a minute; nothing is published twice.';
const UNCLEAR =
  'Confluence did not say whether it took the snapshot. Publish again in a minute: what stands there already is not published twice.';

/**
 * Puts the approved report on its page, as the caller, and labels the page. The page first: where this is cut short,
 * repeating it finds what stands there.
 * @throws Conflict, InvalidInput (a required check fails, or it is too large), NotAllowed, NotFound,
 *   ConfluenceUnavailable
 */
export async function publishReport(
  world: World,
  edit: Edit,
  input: { readonly from: LifecycleState; readonly revision: string },
): Promise<PublishAnswer> {
  const standing = await readStanding(world, edit);
  // A repeated call finds the report published by itself.
  const from = input.from === 'approved' && standing.state === 'published' ? 'published' : input.from;
  refuseUnseen(standing, input.revision, 'publish');
  refuseElsewhere(standing, 'publish', from);
  const now = new Date(world.clock.now()).toISOString();
  const held = holdsBackPublishing(standing.stored, now);
  if (held.length > 0)
    throw new InvalidInput(`Publishing waits for what the template requires: ${held.join(' ')}`);
  const labels = await writeSnapshot(world, edit, standing);
  const labelled = await label(world, edit, labels);
  const lifecycle = await saveStep(world, edit, standing, 'publish', from, (at, by) => ({
    step: 'publish',
    by,
    at: now,
    revision: at.revision,
  }));
  return { lifecycle, labelled };
}

/** Answers the labels that the page has. */
async function writeSnapshot(world: World, edit: Edit, standing: Standing): Promise<readonly string[]> {
  const { pageId } = edit.place;
  const mark = markOf(world, edit.place.localId);
  const snapshot = snapshotNode(standing, edit, mark);
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const page = await world.pageBodies.read(pageId);
    if (page === null) throw new NotFound('This page does not exist any more, or you may not see it.');
    const placed = withSnapshot(page.body, mark, snapshot);
    if (placed.kind === 'no-macro') throw new NotFound(NO_MACRO);
    if (placed.kind === 'stands') return page.labels;
    if (Buffer.byteLength(placed.body) > MOST_BYTES) throw new InvalidInput(TOO_LARGE);
    if (world.deadline.remainingMs() < WRITE_MS) throw new ConfluenceUnavailable({}, BUSY);
    const written = await world.pageBodies.write(pageId, { ...page, body: placed.body }, MESSAGE);
    switch (written) {
      case 'written':
        return page.labels;
      case 'too-large':
        throw new InvalidInput(TOO_LARGE);
      case 'not-allowed':
        throw new NotAllowed('Confluence does not let you edit this page any more. Ask whoever owns it.');
      case 'refused':
        throw new InvalidInput(
          'Confluence did not take the page with the snapshot. Look whether the page can be edited and saved, then try again.',
        );
      case 'unclear':
        if (!(await stands(world, pageId, mark, snapshot))) throw new ConfluenceUnavailable({}, UNCLEAR);
        return page.labels;
      case 'stale':
        // Somebody wrote the page first; it may be this very snapshot.
        break;
    }
  }
  throw new Conflict(BUSY, null);
}

async function stands(world: World, pageId: string, mark: SnapshotMark, snapshot: AdfNode): Promise<boolean> {
  if (world.deadline.remainingMs() < WRITE_MS) return false;
  const page = await world.pageBodies.read(pageId);
  return page !== null && withSnapshot(page.body, mark, snapshot).kind === 'stands';
}

function snapshotNode({ stored, kept }: Standing, edit: Edit, mark: SnapshotMark): AdfNode {
  const approvedAt = kept.approvals.at(-1)?.at ?? '';
  return snapshotOf(reportOf(stored, new URL(edit.page.url).origin), mark, approvedAt);
}

/** From the macro's id alone: a copied page takes over the snapshot of the page that it was copied from. */
function markOf(world: World, macroLocalId: string): SnapshotMark {
  const hex = world.ids.digest(`snapshot of ${macroLocalId}`);
  const localId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  return { macroLocalId, localId, code: hex.slice(0, 8) };
}

/** A published page without its labels is published all the same. */
async function label(world: World, edit: Edit, present: readonly string[]): Promise<boolean> {
  const missing = LABELS.filter((name) => !present.includes(name));
  if (missing.length === 0) return true;
  try {
    await world.pageBodies.label(edit.place.pageId, missing);
    return true;
  } catch (error) {
    world.log.error('publish.not-labelled', error);
    return false;
  }
}
