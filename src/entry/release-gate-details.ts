import * as v from 'valibot';
import {
  type DetailsAnswer,
  FAILED_DETAILS,
  type DetailsQuestion,
  gateDetails,
} from '../app/release-gate-details';
import { placeText, readPlace } from '../contract/release-gate-details';
import { world } from '../wiring';

const DEADLINE_MS = 8_000;
/** In characters; what is longer names no service and no release. */
const LONGEST_NAME = 200;

const values = v.union([v.string(), v.array(v.string())]);
/** Atlassian's documents do not say how a query arrives; as with web triggers, or each value by itself. */
const request = v.object({ queryParameters: v.optional(v.record(v.string(), values), {}) });

/** What an API route answers: any property beside these would be a header. */
interface RouteAnswer {
  readonly statusCode: number;
  readonly body: string;
  readonly 'content-type': 'application/json';
}

/** What every answer has, whatever is wrong with the question. */
const INVALID = { allowed: false, ok: false, status: 'TERMINAL', gatingStatus: 'invalid', state: 'rejected' };
const BAD_REQUEST = {
  ...INVALID,
  code: 'BAD_REQUEST',
  summary: `Ask with GET .../releaseGate?service=<service or project key>&version=<release>, both at most ${String(LONGEST_NAME)} characters, and for the next page &after=<next of the page before>.`,
};
const NOT_FOUND = {
  ...INVALID,
  code: 'UNKNOWN_SERVICE',
  summary:
    'There is no such service, or an administrator has not registered it in the Debrief settings. Compare the name with the services there.',
};

/**
 * `GET /releaseGate?service=...&version=...&after=...`: the verdict with the open actions that hold it, by page. Who may
 * ask is decided by Atlassian: an admin has switched the app's REST API on, and the caller's OAuth token has the scope.
 * https://developer.atlassian.com/platform/forge/app-rest-apis/
 */
export async function releaseGateDetails(payload: unknown): Promise<RouteAnswer> {
  const question = read(payload);
  if (question === null) return answer(400, BAD_REQUEST);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<DetailsAnswer>((resolve) => {
    timer = setTimeout(() => resolve(FAILED_DETAILS), DEADLINE_MS);
  });
  try {
    const details = await Promise.race([gateDetails(world, question), late]);
    return details === 'not-found'
      ? answer(404, NOT_FOUND)
      : answer(200, { ...details, next: details.next && placeText(details.next) });
  } finally {
    clearTimeout(timer);
  }
}

const answer = (statusCode: number, body: object): RouteAnswer => ({
  statusCode,
  body: JSON.stringify(body),
  'content-type': 'application/json',
});

function read(payload: unknown): DetailsQuestion | null {
  const parsed = v.safeParse(request, payload);
  if (!parsed.success) return null;
  const { service, version, after } = parsed.output.queryParameters;
  const [asked, release] = [only(service), only(version)];
  if (asked === null || release === null) return null;
  if (after === undefined) return { service: asked, version: release, after: null };
  const place = readPlace(only(after) ?? '');
  return place === null ? null : { service: asked, version: release, after: place };
}

/** The only value; of two, which one is meant? */
function only(given: string | readonly string[] | undefined): string | null {
  const all = typeof given === 'string' ? [given] : (given ?? []);
  const [value = ''] = all;
  return all.length === 1 && value !== '' && value.length <= LONGEST_NAME ? value : null;
}
