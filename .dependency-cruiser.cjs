// Who may import whom. test/architecture/import-direction.test.ts runs this over the tree, and over bad examples.
// By hand: npx depcruise src static/src local

/** Matches packages in node_modules. */
const npm = (...names) => `node_modules/(${names.join('|')})/`;

// A package of types alone: there is no file for this name to resolve to.
const TYPES_OF_MDAST = '^mdast$';

/** Each room of the house: its files, what it may import, and what it may import the types of. */
const ROOMS = [
  { name: 'index', files: '^src/index\\.ts$', may: ['^src/entry/'] },
  {
    name: 'entry',
    files: '^src/entry/',
    may: [
      '^src/(entry|app|contract|domain)/',
      '^src/wiring\\.ts$',
      npm('@forge/resolver', '@forge/events', 'valibot'),
    ],
  },
  {
    name: 'wiring',
    files: '^src/wiring\\.ts$',
    may: ['^src/(app|store|jira|confluence|inbound|platform|domain)/'],
  },
  {
    name: 'app',
    files: '^src/app/',
    // valibot: a setting of the site is JSON to the store; the capability that it belongs to knows its shape.
    may: ['^src/(app|domain)/', npm('valibot')],
    types: ['^src/contract/'],
  },
  { name: 'contract', files: '^src/contract/', may: ['^src/(contract|domain)/', npm('valibot')] },
  {
    name: 'domain',
    files: '^src/domain/',
    may: ['^src/domain/', npm('mdast-util-[^/]+', 'micromark-[^/]+'), TYPES_OF_MDAST],
  },
  adapter('store', npm('@forge/sql', '@forge/kvs', 'valibot')),
  adapter('jira', npm('@forge/api', 'valibot')),
  adapter('confluence', npm('@forge/api', 'valibot')),
  adapter('inbound', npm('valibot'), '^(node:)?crypto$'),
  {
    name: 'platform',
    files: '^src/platform/',
    may: [
      '^src/platform/',
      '^src/domain/failure\\.ts$',
      npm('@forge/api', '@forge/events', '@forge/realtime', 'uuid', 'valibot'),
      '^(node:)?crypto$',
    ],
    types: ['^src/app/ports\\.ts$', '^src/app/ports/'],
  },
  {
    name: 'static',
    files: '^static/src/',
    may: [
      '^static/src/',
      '^src/contract/',
      'node_modules/(?!@forge/)',
      npm('@forge/bridge', '@forge/jira-bridge'),
      TYPES_OF_MDAST,
    ],
  },
  // The local site stands in for Atlassian: it knows manifest.yml and what was built, never the code behind them.
  { name: 'local', files: '^local/', notTo: '^(src|static|test)/' },
];

/** Store, Jira, Confluence, inbound: each brings its own packages and knows no other adapter. */
function adapter(name, ...packages) {
  return {
    name,
    files: `^src/${name}/`,
    may: [`^src/(${name}|domain|platform)/`, ...packages],
    types: ['^src/app/ports\\.ts$', '^src/app/ports/'],
  };
}

function rulesOf({ name, files, may = [], types = [], notTo }) {
  const rule = (suffix, to) => ({ name: `${name}-${suffix}`, severity: 'error', from: { path: files }, to });
  if (notTo !== undefined) return [rule('imports', { path: notTo })];
  return [
    rule('imports', { pathNot: [...may, ...types] }),
    ...(types.length > 0 ? [rule('types-only', { path: types, dependencyTypesNot: ['type-only'] })] : []),
  ];
}

module.exports = {
  forbidden: [
    ...ROOMS.flatMap(rulesOf),
    {
      name: 'bridge-in-two-files',
      comment: 'call() of backend.ts and the context of host.ts are the only ways to the frame around us.',
      severity: 'error',
      from: { path: '^static/src/', pathNot: '^static/src/(backend|host)\\.ts$' },
      to: { path: npm('@forge/bridge') },
    },
    {
      name: 'jira-bridge-in-one-file',
      comment: 'What Jira alone offers is loaded with the one screen that needs it.',
      severity: 'error',
      from: { path: '^static/src/', pathNot: '^static/src/release-gate-rule/release-gate-rule-host\\.ts$' },
      to: { path: npm('@forge/jira-bridge') },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'a-room-for-every-file',
      comment: 'src has the rooms above; a file beside them escapes every rule.',
      severity: 'error',
      from: { path: '^src/', pathNot: ROOMS.map(({ files }) => files) },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json'],
    },
  },
};
