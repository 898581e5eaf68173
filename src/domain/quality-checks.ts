import type { BlameHint } from './blameless/hints';
import {
  neededActionCheck,
  ownerAndDateCheck,
  preventActionCheck,
  vagueWordingCheck,
} from './quality-checks-actions';
import type { CheckedReport, ReportList } from './quality-checks-input';
import {
  CHECKS,
  type CheckName,
  type CheckOutcome,
  type CheckResult,
  failsWith,
  type Finding,
  pass,
  type Place,
  unknown,
} from './quality-checks-result';
import { lateCheck } from './quality-checks-review';
import { humanErrorAlone, isEmptyText, leftovers, openBlame } from './quality-checks-text';

/** Checks that hold back publishing while they fail. The others guide. A site can choose its own. */
export const DEFAULT_HOLDING: readonly CheckName[] = [
  'sections',
  'template-text',
  'human-error',
  'needed-action',
];

/**
 * Every check of a report, in the order in which they are shown. Pure: the same in the browser while somebody writes
 * and in the function on publish.
 */
export function qualityChecks(
  report: CheckedReport,
  holding: readonly CheckName[] = DEFAULT_HOLDING,
): readonly CheckResult[] {
  return CHECKS.map((check) => ({ check, required: holding.includes(check), ...RUN[check](report) }));
}

/** Those that hold back publishing now. What cannot be told holds nothing back. */
export function heldBackBy(results: readonly CheckResult[]): readonly CheckResult[] {
  return results.filter(({ required, state }) => required && state === 'fail');
}

const RUN: Readonly<Record<CheckName, (report: CheckedReport) => CheckOutcome>> = {
  sections: sectionsCheck,
  'template-text': templateTextCheck,
  'human-error': humanErrorCheck,
  stakeholder: stakeholderCheck,
  late: lateCheck,
  'prevent-action': preventActionCheck,
  'needed-action': neededActionCheck,
  'owner-and-date': ownerAndDateCheck,
  'vague-wording': vagueWordingCheck,
  blame: blameCheck,
};

const LIST_EMPTY: Readonly<Record<ReportList, string>> = {
  timeline: 'The timeline has no entry yet. Add what happened when.',
  causes: 'No cause is named yet. Add at least one.',
  actions: 'There is no action yet. Add one.',
};

function sectionsCheck(report: CheckedReport): CheckOutcome {
  const isEmptyList = (list: ReportList) =>
    list === 'actions'
      ? report.actions.every(({ standing }) => standing === 'dropped')
      : report[list].every(({ text }) => isEmptyText(text));
  const findings: Finding[] = [
    ...report.sections
      .filter(({ required, text }) => required && isEmptyText(text))
      .map(({ key, title }) => ({
        place: { kind: 'section' as const, key },
        says: `“${title}” is empty. Write it.`,
      })),
    ...report.requiredLists
      .filter(isEmptyList)
      .map((list) => ({ place: { kind: 'list' as const, list }, says: LIST_EMPTY[list] })),
  ];
  return failsWith(findings, 'Fill in the parts that are still empty.', 'No required part is empty.');
}

interface Written {
  readonly place: Place;
  readonly text: string;
  readonly template: readonly string[];
}

/** All that people wrote, in the order of the report. */
function everythingWritten(report: CheckedReport): readonly Written[] {
  const template = report.listTemplate;
  return [
    ...report.sections.map(({ key, ...section }) => ({
      ...section,
      place: { kind: 'section' as const, key },
    })),
    ...report.timeline.map(({ id, text }) => ({ place: { kind: 'entry' as const, id }, text, template })),
    ...report.causes.map(({ id, text }) => ({ place: { kind: 'cause' as const, id }, text, template })),
    ...report.actions
      .filter(({ standing }) => standing !== 'dropped')
      .map(({ id, title }) => ({
        place: { kind: 'action' as const, id, field: 'title' as const },
        text: title,
        template,
      })),
  ];
}

function templateTextCheck(report: CheckedReport): CheckOutcome {
  const findings = everythingWritten(report).flatMap(({ place, text, template }) =>
    leftovers(text, template).map((words) => ({
      place,
      says: `“${words}” is text of the template. Write over it or remove it.`,
    })),
  );
  return failsWith(findings, 'Write over what the template left, or remove it.', 'No template text is left.');
}

function humanErrorCheck({ causes, people }: CheckedReport): CheckOutcome {
  const written = causes.filter(({ text }) => !isEmptyText(text));
  if (written.length === 0)
    return unknown('No cause is named yet. Add what made the incident possible.', {
      kind: 'list',
      list: 'causes',
    });
  const roots = written.filter(({ kind }) => kind === 'root');
  const hints = (roots.length > 0 ? roots : written).map(({ id, text }) => ({
    id,
    hint: humanErrorAlone(text, people),
  }));
  const alone = hints.flatMap(({ id, hint }) => (hint === null ? [] : [{ id, hint }]));
  if (alone.length < hints.length) return pass('The causes say more than that somebody made an error.');
  return failsWith(
    alone.map(({ id, hint }) => ({
      place: { kind: 'cause', id },
      says: `“${hint.words}” explains nothing on its own. ${hint.question}`,
    })),
    'Name what made the error possible and what let it through. That a person erred is where the question begins.',
    '',
  );
}

function stakeholderCheck({ stakeholders }: CheckedReport): CheckOutcome {
  if (stakeholders === undefined)
    return unknown('Stakeholders are not recorded here, so nobody can tell whether one is involved.');
  const says =
    'No stakeholder is named. Add somebody who was hit by the incident or answers for the service.';
  return failsWith(
    stakeholders.length === 0 ? [{ place: { kind: 'stakeholders' }, says }] : [],
    says,
    'A stakeholder is involved.',
  );
}

function blameCheck(report: CheckedReport): CheckOutcome {
  const findings = everythingWritten(report).flatMap(({ place, text }) =>
    openBlame(text, report.people, report.dismissed).map((hint) => blameFinding(place, hint)),
  );
  return failsWith(
    findings,
    'Some words blame instead of explaining. Reword them, or dismiss the hint with a reason.',
    'No words that blame.',
  );
}

const blameFinding = (place: Place, { words, why, question, key }: BlameHint): Finding => ({
  place,
  says: `“${words}”: ${why} ${question}`,
  key,
});
