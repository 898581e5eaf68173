import type { NewProject } from './new-project';

const BUG = '10002';
const USUAL = ['description', 'priority', 'assignee', 'duedate', 'labels', 'fixVersions'];

/** A project in which a Bug cannot be created without two fields of its own, and anything else can. */
export const PAYMENTS: NewProject = {
  key: 'PAY',
  name: 'Payments',
  versions: [{ name: '2.3.0', released: true }, { name: '2.4.0' }, { name: '2.5.0' }],
  customFields: [
    {
      id: 'customfield_10050',
      name: 'Market',
      kind: 'option',
      required: true,
      options: [
        { id: '10901', value: 'Europe' },
        { id: '10902', value: 'Americas' },
        { id: '10903', value: 'Asia' },
      ],
    },
    { id: 'customfield_10051', name: 'How customers noticed', kind: 'text', required: true },
  ],
  screens: [
    { operation: 'create', types: [BUG], fields: [...USUAL, 'customfield_10050', 'customfield_10051'] },
    {
      operation: 'edit',
      types: [BUG],
      fields: ['summary', ...USUAL, 'customfield_10050', 'customfield_10051'],
    },
    { operation: 'create', fields: USUAL },
    { operation: 'edit', fields: ['summary', ...USUAL] },
  ],
};
