import { SECTION_HEADINGS } from '../domain/adf/postmortem';
import { incidentFacts, NO_IMPACT_FACTS } from '../domain/impact-facts';
import { heldBackBy, qualityChecks } from '../domain/quality-checks';
import { checkedAction, type CheckedSection, REPORT_LISTS } from '../domain/quality-checks-input';
import { SECTION_PROMPTS } from '../domain/section-prompts';
import { BUILT_IN_TEMPLATE, isExtra, isSection } from '../domain/templates';
import { whenRequired } from '../domain/when-required';
import type { StoredPostmortem } from './ports';

/**
 * What holds back publishing, as sentences that say what to do; empty where nothing does. The required checks are the
 * same as beside the report; those that guide are not asked.
 * @param now UTC instant
 */
export function holdsBackPublishing(stored: StoredPostmortem, now: string): readonly string[] {
  const { blocks } = stored.template?.template ?? BUILT_IN_TEMPLATE;
  const texts = new Map(stored.sections.map(({ key, text }) => [key, text]));
  const sections = blocks.flatMap(({ key, title, prompt, required }): CheckedSection[] =>
    isSection(key)
      ? [
          {
            key,
            title: isExtra(key) ? title : SECTION_HEADINGS[key],
            text: texts.get(key) ?? '',
            required,
            template: [prompt === '' && !isExtra(key) ? SECTION_PROMPTS[key] : prompt],
          },
        ]
      : [],
  );
  const { header } = stored.postmortem;
  const results = qualityChecks({
    sections,
    requiredLists: REPORT_LISTS.filter((list) =>
      blocks.some((block) => block.key === list && block.required),
    ),
    listTemplate: [],
    timeline: stored.timeline.map(({ value }) => value),
    causes: stored.causes.map(({ value }) => value),
    actions: stored.actions.map(checkedAction),
    // Names are in the readers' browsers only, and no required check asks for them.
    people: [],
    dismissed: new Set(),
    resolvedAt: header.resolvedAt,
    now,
    decision: whenRequired(incidentFacts(header, stored.impact?.value ?? NO_IMPACT_FACTS)),
  });
  return heldBackBy(results).flatMap(({ findings, says }) =>
    findings.length === 0 ? [says] : findings.map((finding) => finding.says),
  );
}
