import * as v from 'valibot';
import { macroConfig, type MacroConfig } from '../../../src/contract/edits';
import { serviceName, webAddress } from '../../../src/contract/fields';
import { serviceKey, type Severity } from '../../../src/contract/rules';
import { isZone } from '../../../src/contract/timeline';
import { browserZone } from '../shared/instants';
import { zoneMeant } from '../shared/zone-meant';
import { withScheme } from '../shared/typed-address';
import { whyNoInstant } from '../shared/typed-time';
import { macroConfigTexts } from '../texts/macro-config';
import { sharedTexts } from '../texts/shared';
import { postmortemTexts } from '../texts/postmortem';

/** What the form holds while somebody types. */
export interface ConfigForm {
  readonly title: string;
  readonly severity: Severity;
  /** Names, separated by commas. */
  readonly services: string;
  readonly startedAt: string | null;
  readonly detectedAt: string | null;
  readonly resolvedAt: string | null;
  /** In which the times are typed, and which is the incident's until somebody changes it. */
  readonly zone: string;
  /** Address of the incident, or empty. */
  readonly link: string;
}

export type ConfigProblems = Partial<Record<keyof ConfigForm, string>>;

export function formOf(config: MacroConfig): ConfigForm {
  return {
    title: config.title ?? '',
    severity: config.severity ?? 'SEV2',
    services: (config.services ?? []).join(', '),
    startedAt: config.startedAt ?? null,
    detectedAt: config.detectedAt ?? null,
    resolvedAt: config.resolvedAt ?? null,
    zone: config.zone !== undefined && isZone(config.zone) ? config.zone : browserZone(),
    link: config.link ?? '',
  };
}

/** The names in the field, each once: two that read the same are the same service. */
export function serviceNames(text: string): string[] {
  const byKey = new Map<string, string>();
  for (const name of text.split(/[,\n]/).map((part) => part.trim())) {
    if (name !== '' && !byKey.has(serviceKey(name))) byKey.set(serviceKey(name), name);
  }
  return [...byKey.values()];
}

/** The field as it would be with each of the known services as its last name. */
export function suggestions(text: string, known: readonly string[]): string[] {
  const end = Math.max(text.lastIndexOf(','), text.lastIndexOf('\n')) + 1;
  const before = text.slice(0, end).trim();
  const there = serviceNames(before).map(serviceKey);
  return known
    .filter((name) => !there.includes(serviceKey(name)))
    .map((name) => (before === '' ? name : `${before} ${name}`));
}

/** Names in the field of which there is no service yet. */
export function newServices(text: string, known: readonly string[]): string[] {
  const keys = new Set(known.map(serviceKey));
  return serviceNames(text).filter((name) => serviceKey(name) !== '' && !keys.has(serviceKey(name)));
}

/** What must be put right before the form is taken, per field. */
export function problemsOf(form: ConfigForm): ConfigProblems {
  const problems: ConfigProblems = {};
  if (form.title.trim() === '') problems.title = macroConfigTexts.titleMissing;
  for (const name of serviceNames(form.services)) {
    const checked = v.safeParse(serviceName, name);
    if (!checked.success) problems.services = checked.issues[0].message;
  }
  if (zoneMeant(form.zone) === null) problems.zone = sharedTexts.unknownZone;
  const { startedAt, detectedAt, resolvedAt } = form;
  if (startedAt && detectedAt && detectedAt < startedAt)
    problems.detectedAt = macroConfigTexts.order(postmortemTexts.detected, postmortemTexts.started);
  if (startedAt && resolvedAt && resolvedAt < startedAt)
    problems.resolvedAt = macroConfigTexts.order(postmortemTexts.resolved, postmortemTexts.started);
  for (const key of ['startedAt', 'detectedAt', 'resolvedAt'] as const) {
    const why = whyNoInstant(form[key], form.zone);
    if (why !== null) problems[key] = why;
  }
  const address = form.link.trim() === '' ? null : v.safeParse(webAddress, withScheme(form.link));
  if (address?.success === false) problems.link = address.issues[0].message;
  const whole = v.safeParse(macroConfig, configOf(form));
  if (!whole.success) {
    const field = whole.issues[0].path?.[0]?.key;
    if (field === 'title' || field === 'services') problems[field] ??= whole.issues[0].message;
  }
  return problems;
}

/** What is handed to the page. Unknown times are left out: the platform refuses null. */
export function configOf(form: ConfigForm): Record<string, unknown> {
  const times = { startedAt: form.startedAt, detectedAt: form.detectedAt, resolvedAt: form.resolvedAt };
  return {
    title: form.title.trim(),
    severity: form.severity,
    services: serviceNames(form.services),
    zone: form.zone,
    ...(form.link.trim() === '' ? {} : { link: withScheme(form.link) }),
    ...Object.fromEntries(Object.entries(times).filter(([, instant]) => instant !== null)),
  };
}
