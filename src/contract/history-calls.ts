import * as v from 'valibot';
import { changeId, place, version } from './fields';
import { chainPlace, historyFilter, retentionYears } from './history';

/** Calls that read the log of changes. None of them changes what stands in it. */
export const HISTORY_CALLS = {
  'history.read': { access: 'view-page', input: v.object({ place, ...historyFilter }) },
  /** What belongs to no postmortem: settings, services, templates, policies, tokens. */
  'history.site': { access: 'administer', input: v.object(historyFilter) },
  /** A part of the check, from a place on. */
  'history.check': { access: 'administer', input: v.object({ after: v.nullable(chainPlace) }) },
  /** What the last check of the upkeep found, and how long changes are kept. */
  'history.state': { access: 'administer', input: v.object({}) },
  'history.save-retention': {
    access: 'administer',
    input: v.object({ changeId, version, years: retentionYears }),
  },
} as const;
