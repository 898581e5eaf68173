// One runner for everything, from a pure function to a real browser. `npm test -- --selectProjects unit` runs one part.

const { findMariadbd } = require('./test/support/mariadbd.cjs');

// These packages ship ES modules only; Jest runs CommonJS, so their JavaScript goes through swc too.
const esModulesOnly = [
  '(mdast|micromark|unist|hast|remark|estree|vfile|unified|trough|zwitch|bail|devlop|ccount)[^/]*',
  '(character-entities|character-reference|decode-named-character-reference|parse-entities|stringify-entities)[^/]*',
  '(comma|space)-separated-tokens',
  'is-(alphabetical|alphanumerical|decimal|hexadecimal|plain-obj)',
  '(html-url-attributes|longest-streak|markdown-table|property-information|react-markdown|trim-lines)',
  'escape-string-regexp',
  '@ungap/structured-clone',
  'uuid',
  '(jira|confluence)\\.js',
  '@actions/(workflow-parser|expressions)',
];

const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

const shared = {
  testEnvironment: 'node',
  transform: { '^.+\\.(tsx?|m?js)$': swc },
  transformIgnorePatterns: [`/node_modules/(?!(${esModulesOnly.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/static/dist', '<rootDir>/\\.debrief', '<rootDir>/test-output'],
  moduleNameMapper: {
    '\\.css$': 'identity-obj-proxy',
    // These packages offer themselves to `import` alone, and Jest asks as `require`.
    '^(jira|confluence)\\.js$': '<rootDir>/node_modules/$1.js/dist/index.js',
    '^@actions/(workflow-parser|expressions)$': '<rootDir>/node_modules/@actions/$1/dist/index.js',
    '^@actions/(workflow-parser|expressions)/(.+)$': '<rootDir>/node_modules/@actions/$1/dist/$2',
  },
};

// Jest takes `testTimeout` from its root only, so projects set theirs in a setup file.
const patient = { setupFilesAfterEnv: ['<rootDir>/test/support/patience-setup.ts'] };

const inFolder = (folder) => [`<rootDir>/test/${folder}/**/*.test.{ts,tsx}`];
const foldersOfTheirOwn = ['store', 'mariadbd', 'local', 'wiring', 'ui', 'e2e', 'start'];

// The same tests as on the embedded engine, where there is a server to run them on.
const onMariadbd =
  findMariadbd() === undefined ? [] : [...inFolder('store'), '<rootDir>/test/wiring/local-host-sql.test.ts'];

module.exports = {
  // Two at a time: a SQL engine takes about 750 MB, a browser as much again.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1500MB',
  reporters: ['default', '<rootDir>/test/support/counts-reporter.cjs'],
  projects: [
    {
      ...shared,
      ...patient,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: foldersOfTheirOwn.map((folder) => `<rootDir>/test/${folder}/`),
    },
    { ...shared, ...patient, displayName: 'store', testMatch: inFolder('store') },
    {
      ...shared,
      ...patient,
      displayName: 'mariadbd',
      testMatch: [...inFolder('mariadbd'), ...onMariadbd],
      globalSetup: '<rootDir>/test/support/mariadbd-start.cjs',
      globalTeardown: '<rootDir>/test/support/mariadbd-stop.cjs',
      setupFiles: ['<rootDir>/test/support/mariadbd-url-setup.ts'],
    },
    { ...shared, ...patient, displayName: 'local', testMatch: inFolder('local') },
    { ...shared, ...patient, displayName: 'wiring', testMatch: inFolder('wiring') },
    {
      ...shared,
      displayName: 'ui',
      testEnvironment: 'jsdom',
      moduleNameMapper: {
        ...shared.moduleNameMapper,
        // As static/vite.config.ts has it: the real client complains that nobody initialised it.
        '^@atlaskit/feature-gate-js-client(/.*)?$': '<rootDir>/static/src/shared/feature-gates-off.ts',
      },
      testMatch: inFolder('ui'),
      setupFiles: ['<rootDir>/test/support/bridge-setup.ts'],
      setupFilesAfterEnv: ['<rootDir>/test/support/screen-setup.ts'],
    },
    {
      ...shared,
      ...patient,
      displayName: 'e2e',
      testMatch: inFolder('e2e'),
      setupFiles: ['<rootDir>/test/support/short-stacks-setup.ts'],
      setupFilesAfterEnv: [...patient.setupFilesAfterEnv, '<rootDir>/test/support/second-try-setup.ts'],
    },
    { ...shared, displayName: 'start', testMatch: inFolder('start') },
  ],
};
