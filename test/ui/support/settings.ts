import type { SyncHealth } from '../../../src/contract/issues';
import { DEFAULT_POLICY } from '../../../src/contract/release-gate-policy';
import type { ApprovalRulesInput } from '../../../src/contract/lifecycle';
import type { GateSettings } from '../../../src/contract/release-gate';
import { DEFAULT_DEADLINES } from '../../../src/contract/review';
import type { Area } from '../../../static/src/settings/use-area';
import { type FakeHost, ok } from './fake-host';

export const SERVICE = '01890000-0000-7000-8000-000000000201';
export const TOKEN = '01890000-0000-7000-8000-000000000501';

export const APPROVAL: ApprovalRulesInput = {
  approvals: { SEV1: 2, SEV2: 1, SEV3: 1, SEV4: 1 },
  bySomebodyElse: false,
  reviewers: { SEV1: [], SEV2: [], SEV3: [], SEV4: [] },
};

/** One service and one token. */
export function settings(part: Partial<GateSettings> = {}): GateSettings {
  return {
    url: 'https://gate.example/x1/abc',
    defaultPolicy: { version: 1, value: { ...DEFAULT_POLICY, waivers: { by: [], mostDays: 14 } } },
    services: [
      {
        id: SERVICE,
        name: 'Checkout',
        key: 'checkout',
        version: 2,
        policy: { version: 0, value: null },
        projects: { version: 0, value: [] },
      },
    ],
    tokens: [
      {
        id: TOKEN,
        name: 'Deploy',
        version: 1,
        serviceIds: [SERVICE],
        createdAt: '2026-01-01T10:00:00.000Z',
        revokedAt: null,
        lastUsedAt: null,
        refusals: { count: 0, lastAt: null },
      },
    ],
    refusals: { count: 0, lastAt: null },
    ...part,
  };
}

/** A sync that is doing well. */
export function health(part: Partial<SyncHealth> = {}): SyncHealth {
  return {
    pausedUntil: null,
    nearLimitAt: null,
    lastSweepAt: '2026-03-02T08:00:00.000Z',
    jira: 'connected',
    counts: {
      linked: 12,
      queued: 0,
      creating: 0,
      checking: 0,
      asking: 0,
      unreachable: 0,
      pending: 0,
      unmarked: 0,
    },
    troubled: [],
    ...part,
  };
}

/** The host shows this page of the settings, where the tab was before, with nothing special in any part of them. */
export function atSettings(host: FakeHost, area: Area): void {
  sessionStorage.setItem('settings-area', area);
  host.context = {
    ...host.context,
    moduleKey: 'debrief-settings',
    extension: { type: 'globalSettings' },
  };
  host.calls = {
    'release-gate.settings': () => ok(settings()),
    'templates.list': () => ok([]),
    'jira-mapping.list': () => ok([]),
    'jira-sync.health': () => ok(health()),
    'reminders.settings': () => ok({ version: 0, on: true }),
    'review-deadlines.read': () => ok({ version: 0, value: DEFAULT_DEADLINES }),
    'controls.lists': () => ok({ version: 0, value: [] }),
    'release-gate.waivers': () => ok([]),
    'approval.rules': () => ok({ version: 0, value: APPROVAL }),
  };
}
