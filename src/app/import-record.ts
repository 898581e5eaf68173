import type { ImportAnswer, ImportPart, ImportPiece } from '../contract/record-import';
import { type ActionFields, UNLINKED, whyNotValid } from '../domain/actions';
import { Conflict } from '../domain/failure';
import { isSameTemplate } from '../domain/templates';
import { saveAction } from './actions';
import { dismissHint } from './blame-hints';
import { saveControls } from './controls';
import { type Edit, keyOf } from './edit';
import { saveExternalText } from './external-summary';
import { saveImportedLifecycle } from './imported-lifecycle';
import { saveListRow } from './list-rows';
import { saveNamed } from './named-values';
import type { Caller, PageAccess, World } from './ports';
import { saveMeeting, savePlan } from './review';
import { saveRole } from './roles';
import { saveSection } from './sections';
import { attachService } from './services';
import { uuidOf } from './uuid-of';

/** No piece is begun when the function may be cut off in the middle of it. */
const LEAVE_MS = 8_000;

/**
 * Records a part of a file in a macro that had no record before. Each piece is a change under an id of its own, which
 * is the same whenever it is sent: repeating a part adds what is missing and nothing else. Whatever the file says of
 * its approval, nothing is approved or published here by importing it: that is kept as history, and the report is a
 * draft (see `factsTold`).
 * @throws Conflict where the macro holds another record
 */
export async function importRecord(
  world: World,
  by: { readonly caller: Caller; readonly page: PageAccess },
  part: ImportPart,
): Promise<ImportAnswer> {
  const edit: Edit = { ...by, place: part.place, config: {}, changeId: part.importId };
  await beginImport(world, edit, part);
  let done = 0;
  let kept = 0;
  for (const piece of part.pieces) {
    if (world.deadline.remainingMs() < LEAVE_MS && done > 0) break;
    try {
      await recordPiece(world, edit, part.importId, piece);
    } catch (error) {
      // Somebody wrote there between two parts: theirs stays.
      if (!(error instanceof Conflict)) throw error;
      kept += 1;
    }
    done += 1;
  }
  return { done, kept };
}

async function beginImport(
  world: World,
  edit: Edit,
  { importId, header, template }: ImportPart,
): Promise<void> {
  const { postmortem, personId } = await world.postmortems.basis(keyOf(edit));
  if (postmortem !== null) {
    refuseOther(postmortem.id, importId);
    return;
  }
  const by = personId ?? (await world.people.idOf(edit.caller.accountId));
  const change = { by, at: new Date(world.clock.now()).toISOString(), before: null };
  const { spaceId, title } = edit.page;
  const current = await world.templates.current(spaceId);
  let templateId = current?.id ?? null;
  if (!isSameTemplate(current?.template ?? null, template)) {
    templateId = template && uuidOf(world, `${importId}/template`);
    if (template && templateId !== null)
      await world.templates.keep(templateId, importId, template, {
        ...change,
        id: templateId,
        what: 'template-imported',
        after: template,
      });
  }
  const created = await world.postmortems.create(
    importId,
    { ...edit.place, spaceId, title, templateId },
    header,
    { ...change, id: importId, what: 'postmortem-imported', after: header },
  );
  refuseOther(created.id, importId);
}

function refuseOther(recordId: string, importId: string): void {
  if (recordId === importId) return;
  throw new Conflict(
    'This macro holds a postmortem already, which an import would mix up. Insert a new macro on another page and import there.',
    null,
  );
}

async function recordPiece(world: World, whole: Edit, importId: string, piece: ImportPiece): Promise<void> {
  const words = `${importId}/${piece.kind}/${String(piece.at)}`;
  const id = uuidOf(world, words);
  const edit: Edit = { ...whole, changeId: uuidOf(world, `${words}/change`) };
  const row = { id, position: piece.at + 1 };
  const tag = (controls: readonly string[]) =>
    controls.length === 0
      ? Promise.resolve()
      : saveControls(
          world,
          { ...whole, changeId: uuidOf(world, `${words}/controls`) },
          { subject: id, version: 0, value: { controls } },
        );
  /** Where somebody edited it since, or removed it, it stays as it is. */
  const once = { version: 0 };
  switch (piece.kind) {
    case 'service':
      await attachService(world, edit, piece.value);
      return;
    case 'section':
      await saveSection(world, edit, { ...once, section: piece.value.key, value: piece.value.text });
      return;
    case 'impact':
      await saveNamed(world, world.impact, edit, {
        ...once,
        name: '',
        what: 'impact-facts-edited',
        value: piece.value,
      });
      return;
    case 'timeline':
      await saveListRow(world, world.timeline, 'timeline-entry', edit, {
        ...once,
        value: { ...piece.value, ...row },
      });
      return;
    case 'cause': {
      const { controls, ...cause } = piece.value;
      await saveListRow(world, world.causes, 'cause', edit, { ...once, value: { ...cause, ...row } });
      await tag(controls);
      return;
    }
    case 'why-chain': {
      const { problem, steps } = piece.value;
      const withIds = steps.map((step, place) => ({
        ...step,
        id: uuidOf(world, `${words}/${String(place)}`),
      }));
      await saveListRow(world, world.fiveWhys, 'why-chain', edit, {
        ...once,
        value: { problem, steps: withIds, ...row },
      });
      return;
    }
    case 'factor': {
      const { controls, ...factor } = piece.value;
      await saveListRow(world, world.factors, 'factor', edit, { ...once, value: { ...factor, ...row } });
      await tag(controls);
      return;
    }
    case 'link':
      await saveListRow(world, world.links, 'link', edit, { ...once, value: { ...piece.value, ...row } });
      return;
    case 'role':
      await saveRole(world, edit, { ...once, ...piece.value });
      return;
    case 'hint': {
      const { key, ...value } = piece.value;
      await dismissHint(world, edit, { ...once, key, value });
      return;
    }
    case 'action': {
      const { controls, ...fields } = piece.value;
      await saveAction(world, edit, { ...once, ...row, value: asAllowed(fields) });
      await tag(controls);
      return;
    }
    case 'external-summary':
      await saveExternalText(world, edit, { ...once, value: piece.value });
      return;
    case 'review-plan':
      await savePlan(world, edit, { ...once, value: piece.value });
      return;
    case 'review-meeting':
      await saveMeeting(world, edit, { ...once, value: piece.value });
      return;
    case 'lifecycle':
      await saveImportedLifecycle(world, edit, piece.value);
  }
}

/** An action whose owner has no account here can no longer be committed; it is a proposal again. */
function asAllowed(fields: ActionFields): ActionFields {
  return whyNotValid(fields, UNLINKED) === null ? fields : { ...fields, status: 'proposed' };
}
