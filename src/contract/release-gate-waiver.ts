import * as v from 'valibot';
import { changeId, instant, line, uuid, version } from './fields';

/** Permission to release in spite of the verdict. */
export const givenWaiver = v.object({
  changeId,
  serviceId: uuid,
  reason: line(500, 'The reason'),
  /** UTC. */
  endsAt: instant,
  /** The one release it is for; null: all of the service. */
  release: v.nullable(line(200, 'The release')),
  coversNew: v.boolean(),
});

/** Whoever ends it must be allowed to give one for this service. */
export const endedWaiver = v.object({ changeId, serviceId: uuid, id: uuid, version });

/** Who may let releases of a service through, and whether the caller is one of them. */
export interface Waiving {
  readonly may: boolean;
  /** Account ids of those whom the policy names, beside the people who administer Confluence. */
  readonly by: readonly string[];
  readonly mostDays: number;
}

/** A waiver as people read it. */
export interface WaiverView {
  readonly id: string;
  readonly version: number;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly reason: string;
  /** Account id; '' for a closed account. */
  readonly by: string;
  /** UTC instants. */
  readonly givenAt: string;
  readonly endsAt: string;
  readonly endedAt: string | null;
  readonly holds: boolean;
  readonly release: string | null;
  /** How many actions and incidents it was given for. */
  readonly covered: number;
  readonly coversNew: boolean;
}
