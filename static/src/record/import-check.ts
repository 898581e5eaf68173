import * as v from 'valibot';
import {
  type RecordFile,
  RECORD_FORMAT,
  RECORD_FORMAT_VERSION,
  record,
  recordFile,
} from '../../../src/contract/record-file';
import { mapFacts } from '../../../src/contract/lifecycle-facts';
import { mentionedIn, withMentions } from '../../../src/contract/mentions';
import { recordTexts } from '../texts/record';

export type CheckedFile =
  | { readonly kind: 'file'; readonly file: RecordFile; readonly unknownParts: readonly string[] }
  | { readonly kind: 'wrong'; readonly why: string };

const envelope = v.looseObject({ format: v.literal(RECORD_FORMAT), version: v.number() });

/** A file as it was read: a postmortem, or why it is none. */
export function checkFile(text: string): CheckedFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: 'wrong', why: recordTexts.notJson };
  }
  const outside = v.safeParse(envelope, json);
  if (!outside.success) return { kind: 'wrong', why: recordTexts.notOurs };
  if (outside.output.version > RECORD_FORMAT_VERSION) return { kind: 'wrong', why: recordTexts.newer };
  const checked = v.safeParse(recordFile, json);
  if (!checked.success) {
    const [issue] = checked.issues;
    return { kind: 'wrong', why: recordTexts.wrongPart(v.getDotPath(issue) ?? 'record', issue.message) };
  }
  const given = v.safeParse(v.record(v.string(), v.unknown()), outside.output['record']);
  const unknownParts = Object.keys(given.success ? given.output : {}).filter(
    (part) => !(part in record.entries),
  );
  return { kind: 'file', file: checked.output, unknownParts };
}

/** Account ids that a file names, each once. */
export function peopleIn({ record: all }: RecordFile): string[] {
  const { actions, roles, sections, reviewPlan, reviewMeeting, lifecycle } = all;
  const deeds = lifecycle ? [lifecycle.last, ...lifecycle.approvals, lifecycle.published] : [];
  const named = [
    ...actions.flatMap(({ owner }) => owner ?? []),
    ...roles.flatMap(({ value }) => value.people),
    ...sections.flatMap(({ text }) => mentionedIn(text)),
    ...(reviewPlan?.invitees ?? []),
    ...(reviewMeeting?.attendance ?? []).map(({ person }) => person),
    ...deeds.flatMap((deed) => deed?.by ?? []),
  ];
  return [...new Set(named)].filter((person) => person !== '' && person !== 'nobody');
}

/**
 * The file without people who have no account here. Nobody new is made responsible for anything: they are left out as
 * owners and in roles. What was the case stays the case: who is mentioned, was invited, came, approved or published
 * stays as somebody without an account, like those whose accounts were closed where the file comes from.
 */
export function withoutStrangers(file: RecordFile, known: ReadonlySet<string>): RecordFile {
  const { record: all } = file;
  const { reviewPlan, reviewMeeting, lifecycle } = all;
  const orNobody = (person: string) => (known.has(person) ? person : '');
  const facts = lifecycle && mapFacts(lifecycle, orNobody);
  return {
    ...file,
    record: {
      ...all,
      sections: all.sections.map(({ key, text }) => ({
        key,
        text: withMentions(text, (id) => (known.has(id) ? id : undefined)),
      })),
      roles: all.roles.map(({ role, value }) => ({
        role,
        value: { people: value.people.filter((person) => person === '' || known.has(person)) },
      })),
      reviewPlan: reviewPlan && { ...reviewPlan, invitees: reviewPlan.invitees.map(orNobody) },
      reviewMeeting: reviewMeeting && {
        ...reviewMeeting,
        attendance: reviewMeeting.attendance.map((each) => ({ ...each, person: orNobody(each.person) })),
      },
      lifecycle: facts && { ...facts, approvals: [...facts.approvals] },
      actions: all.actions.map((action) => ({
        ...action,
        owner: action.owner !== null && known.has(action.owner) ? action.owner : null,
      })),
    },
  };
}

/** The same for the same file in the same macro, so that going on after a reload goes on with the same import. */
export async function importIdOf(place: { pageId: string; localId: string }, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${place.pageId}/${place.localId}/${text}`);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
