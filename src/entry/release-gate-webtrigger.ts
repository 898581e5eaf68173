import * as v from 'valibot';
import { askGate, type GateAnswer, type GateQuestion } from '../app/release-gate';
import { world } from '../wiring';

/** Argo Rollouts gives up after 10 s by default; a late answer helps nobody. */
const DEADLINE_MS = 8_000;

const request = v.object({
  method: v.string(),
  userPath: v.optional(v.string()),
  headers: v.record(v.string(), v.array(v.string())),
  queryParameters: v.optional(v.record(v.string(), v.array(v.string())), {}),
});

/** A key of the outputs that the manifest declares for this trigger. */
interface StaticAnswer {
  readonly outputKey: GateAnswer | 'bad-request';
}

/** `GET|POST .../gate/<service>/<version>?mode=json` with a bearer token. Whatever breaks: awaiting, never allowed. */
export async function releaseGateWebtrigger(payload: unknown): Promise<StaticAnswer> {
  const question = read(payload);
  if (question === null) return { outputKey: 'bad-request' };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<GateAnswer>((resolve) => {
    timer = setTimeout(() => {
      resolve('awaiting');
    }, DEADLINE_MS);
  });
  try {
    return { outputKey: await Promise.race([askGate(world, question), late]) };
  } finally {
    clearTimeout(timer);
  }
}

function read(payload: unknown): GateQuestion | null {
  const parsed = v.safeParse(request, payload);
  if (!parsed.success) return null;
  const { method, userPath, headers, queryParameters } = parsed.output;
  if (method !== 'GET' && method !== 'POST') return null;
  const mode = queryParameters['mode']?.[0] ?? 'json';
  const [, service, version] = /^\/?gate\/([^/]+)\/([^/]+)\/?$/.exec(userPath ?? '') ?? [];
  if (mode !== 'json' || service === undefined || version === undefined) return null;
  try {
    return {
      token: bearer(headers),
      service: decodeURIComponent(service),
      version: decodeURIComponent(version),
    };
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
