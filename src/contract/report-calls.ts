import * as v from 'valibot';
import { beginning } from './begin';
import { edit } from './edits';
import {
  cause,
  header,
  place,
  sectionKey,
  sectionText,
  serviceName,
  timelineEntry,
  uuid,
  version,
} from './fields';
import { factor, hintDismissal, hintKey, impactFacts, reportLink, whyChain } from './findings';

/** Calls about what a report says. Name, what the caller must be allowed, input. */
export const REPORT_CALLS = {
  /** Creates a page with the macro, as the caller; Confluence says whether they may. */
  'postmortem.begin': { access: 'signed-in', input: beginning },
  /** `live`: the page has no access to live updates, or one that ends soon. */
  'postmortem.open': {
    access: 'view-page',
    input: v.object({ place, live: v.optional(v.boolean(), false) }),
  },
  'postmortem.save-header': { access: 'edit-page', input: v.object({ ...edit, version, value: header }) },
  'postmortem.save-section': {
    access: 'edit-page',
    input: v.object({ ...edit, section: sectionKey, version, value: sectionText }),
  },
  'timeline.save': { access: 'edit-page', input: v.object({ ...edit, version, value: timelineEntry }) },
  'timeline.remove': { access: 'edit-page', input: v.object({ ...edit, id: uuid, version }) },
  'causes.save': { access: 'edit-page', input: v.object({ ...edit, version, value: cause }) },
  'causes.remove': { access: 'edit-page', input: v.object({ ...edit, id: uuid, version }) },
  /** Several new entries at once, as pasted; all are added, or those that are missing when it is repeated. */
  'timeline.add': {
    access: 'edit-page',
    input: v.object({ ...edit, entries: v.pipe(v.array(timelineEntry), v.minLength(1), v.maxLength(100)) }),
  },
  'impact.save': { access: 'edit-page', input: v.object({ ...edit, version, value: impactFacts }) },
  'five-whys.save': { access: 'edit-page', input: v.object({ ...edit, version, value: whyChain }) },
  'five-whys.remove': { access: 'edit-page', input: v.object({ ...edit, id: uuid, version }) },
  'fishbone.save': { access: 'edit-page', input: v.object({ ...edit, version, value: factor }) },
  'fishbone.remove': { access: 'edit-page', input: v.object({ ...edit, id: uuid, version }) },
  'links.save': { access: 'edit-page', input: v.object({ ...edit, version, value: reportLink }) },
  'links.remove': { access: 'edit-page', input: v.object({ ...edit, id: uuid, version }) },
  /** A hint against blame is dismissed with a reason, for everybody, or the dismissal is taken back. */
  'blame-hints.dismiss': {
    access: 'edit-page',
    input: v.object({ ...edit, key: hintKey, version, value: hintDismissal }),
  },
  'services.list': { access: 'view-page', input: v.object({ place }) },
  'services.attach': { access: 'edit-page', input: v.object({ ...edit, name: serviceName }) },
  'services.detach': { access: 'edit-page', input: v.object({ ...edit, serviceId: uuid }) },
} as const;
