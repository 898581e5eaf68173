import type { CreateRules, NewIssue } from '../../src/app/ports';
import type { ActionFields } from '../../src/domain/actions';
import { anAction } from './builders';

/** Rules of a project whose create screen has everything. */
export const someRules = (some: Partial<CreateRules> = {}): CreateRules => ({
  projectId: '10000',
  issueTypeId: '10001',
  fields: new Set(['summary', 'duedate', 'priority', 'assignee', 'reporter', 'labels', 'description']),
  required: [],
  unsupported: [],
  priorities: ['Dringend', 'Hoch', 'Mittel', 'Niedrig', 'Gering'].map((name, place) => ({
    id: String(place + 1),
    name,
  })),
  ...some,
});

/** The issue of a critical action with an owner and a due date. */
export const aNewIssue = (some: Partial<NewIssue> = {}, fields: Partial<ActionFields> = {}): NewIssue => ({
  projectId: '10000',
  issueTypeId: '10001',
  actionId: 'action-1',
  installationId: 'installation-1',
  fields: anAction({ owner: 'account-1', dueOn: '2026-05-01', ...fields }),
  severity: 'SEV1',
  page: { url: 'https://example.atlassian.net/wiki/x' },
  extra: {},
  reporter: null,
  ...some,
});
