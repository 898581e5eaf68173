import { Conflict, InvalidInput } from '../domain/failure';
import {
  type ExternalSummary,
  type ExternalText,
  NO_EXTERNAL_SUMMARY,
  whyNotApproved,
  withText,
} from '../domain/external-summary';
import type { Place } from '../contract/fields';
import type { Edit, Saved } from './edit';
import { outside, type PeopledValue, savePeopled } from './people-in';
import type { World } from './ports';

const mapApproval: PeopledValue<ExternalSummary>['map'] = (summary, replace) => {
  if (summary.approval === null) return summary;
  const by = replace(summary.approval.by);
  return { ...summary, approval: by === null ? null : { ...summary.approval, by } };
};

/** What people outside are told, and nothing else of the record. For those who may edit the page. */
export async function openExternalSummary(world: World, place: Place): Promise<Saved<ExternalSummary>> {
  const kept = await world.externalSummary.read(place);
  if (kept === null) return { version: 0, value: NO_EXTERNAL_SUMMARY };
  return { version: kept.version, value: outside(kept.value, mapApproval) };
}

/** Saves the text; an approval of another text ends. */
export function saveExternalText(
  world: World,
  edit: Edit,
  input: { version: number; value: ExternalText },
): Promise<Saved<ExternalSummary>> {
  return savePeopled(world, world.externalSummary, edit, {
    name: '',
    what: 'external-summary-edited',
    version: input.version,
    next: (before) => withText(before, input.value),
    map: mapApproval,
  });
}

/**
 * Says that the text of this version may go out.
 * @throws Conflict when the text is another one by now, InvalidInput when it lacks what readers need
 */
export function approveExternalSummary(
  world: World,
  edit: Edit,
  input: { version: number },
): Promise<Saved<ExternalSummary>> {
  return savePeopled(world, world.externalSummary, edit, {
    name: '',
    what: 'external-summary-approved',
    version: input.version,
    next: (before) => {
      if (before === null) throw new Conflict('There is no text to approve yet. Write it first.', null);
      const why = whyNotApproved(before.text);
      if (why !== null) throw new InvalidInput(why);
      const at = new Date(world.clock.now()).toISOString();
      return { text: before.text, approval: { by: edit.caller.accountId, at } };
    },
    map: mapApproval,
  });
}
