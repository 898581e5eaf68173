import type { LinkKind } from '../../../src/contract/links';
import { shortened } from './postmortem';

/** Texts of the links of a report. */
export const linkTexts = {
  heading: 'Links',
  none: 'No links yet: incident, dashboards, logs, the change that caused it.',
  add: 'links',
  linkNamed: (title: string) => `link “${shortened(title)}”`,
  kind: 'What it leads to',
  kindOf: (address: string) => `What ${address} leads to`,
  titleOf: (address: string) => `Title of ${address}`,
  address: 'Address',
  title: 'Title',
  titleHint: 'What a reader sees; the address where it is empty.',
  paste: 'Addresses',
  pasteHint: 'Paste one or several, with or without words around them. Look at them below, then save.',
  noneFound: 'There is no web address in it yet. One starts with https:// or http://.',
  notAnAddress: 'A link must be a web address that starts with https:// or http://.',
  found: (count: number) => (count === 1 ? '1 address' : `${String(count)} addresses`),
  there: 'Is a link of this report already',
};

export const linkKindNames: Record<LinkKind, string> = {
  incident: 'Incident',
  'cause-change': 'Change that caused it',
  'fix-change': 'Change that fixed it',
  dashboard: 'Dashboard',
  logs: 'Logs',
  alert: 'Alert',
  code: 'Code',
  document: 'Document',
};
