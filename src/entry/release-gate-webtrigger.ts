import * as v from 'valibot';
import { askGate, type GateAnswer, type GateQuestion } from '../app/release-gate';
import { FAILED } from '../domain/release-gate';
import { world } from '../wiring';
import { GATE_MODES, type GateMode, type GateOutput, outputOf } from './release-gate-outputs';

/** Argo Rollouts gives up after 10 s by default; a late answer helps nobody. */
const DEADLINE_MS = 8_000;
/** In characters; what is longer names no service and no release. */
const LONGEST_NAME = 200;
/** Two names of the longest characters, each escaped. */
const LONGEST_PATH = 5_000;

const request = v.object({
  method: v.string(),
  userPath: v.optional(v.string()),
  headers: v.record(v.string(), v.array(v.string())),
  queryParameters: v.optional(v.record(v.string(), v.array(v.string())), {}),
});

/** A key of the outputs that the manifest declares for this trigger. */
interface StaticAnswer {
  readonly outputKey: GateOutput;
}

/**
 * `GET|POST .../gate/<service>/<version>?mode=json|http|text` with a bearer token; the version may stand in the query
 * instead. Whatever breaks: awaiting, never allowed.
 */
export async function releaseGateWebtrigger(payload: unknown): Promise<StaticAnswer> {
  const question = read(payload);
  if (question === null) return { outputKey: 'bad-request' };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<GateAnswer>((resolve) => {
    timer = setTimeout(() => {
      resolve(FAILED);
    }, DEADLINE_MS);
  });
  try {
    return { outputKey: outputOf(await Promise.race([askGate(world, question), late]), question.mode) };
  } finally {
    clearTimeout(timer);
  }
}

function read(payload: unknown): (GateQuestion & { readonly mode: GateMode }) | null {
  const parsed = v.safeParse(request, payload);
  if (!parsed.success) return null;
  const { method, userPath, headers, queryParameters } = parsed.output;
  if (method !== 'GET' && method !== 'POST') return null;
  const modes = queryParameters['mode'] ?? ['json'];
  const mode = GATE_MODES.find((each) => each === modes[0]);
  if (mode === undefined || modes.length > 1 || (userPath ?? '').length > LONGEST_PATH) return null;
  const [, service, inPath] = /^\/?gate\/([^/]+)(?:\/([^/]+))?\/?$/.exec(userPath ?? '') ?? [];
  const version = only([
    ...(inPath === undefined ? [] : [decoded(inPath)]),
    ...(queryParameters['version'] ?? []),
  ]);
  const asked = service === undefined ? null : decoded(service);
  if (asked === null || version === null || version === '') return null;
  if (asked.length > LONGEST_NAME || version.length > LONGEST_NAME) return null;
  return { service: asked, version, token: bearer(headers), mode };
}

/** The only one of them; of two, which one is meant? */
const only = <T>(some: readonly T[]): T | null => (some.length === 1 ? (some[0] ?? null) : null);

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** Header names come in any case; two different tokens are none. */
function bearer(headers: Readonly<Record<string, readonly string[]>>): string | null {
  const values = Object.entries(headers).flatMap(([name, all]) =>
    name.toLowerCase() === 'authorization' ? all : [],
  );
  const [value] = values;
  if (value === undefined || values.length !== 1) return null;
  return /^Bearer +(\S+)$/i.exec(value.trim())?.[1] ?? null;
}
