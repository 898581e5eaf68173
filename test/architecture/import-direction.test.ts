import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkImports } from '../support/import-rules';
import { projectRoot } from '../support/project-files';

jest.setTimeout(60_000);

const FOLDERS = ['src', 'static/src', 'local'];

describe('who imports whom', () => {
  it('is as the architecture draws it', async () => {
    const { files, forbidden } = await checkImports(projectRoot, FOLDERS);
    expect(files).toBeGreaterThan(100);
    expect(forbidden).toEqual([]);
  });
});

/** A house of the same rooms; each entry is a file with its imports. */
const ALLOWED: Readonly<Record<string, string>> = {
  'src/index.ts': "export { resolver } from './entry/resolver';",
  'src/entry/resolver.ts':
    "import Resolver from '@forge/resolver'; import { save } from '../app/save'; import { ports } from '../wiring'; import { calls } from '../contract/calls'; export const resolver = [Resolver, save, ports, calls];",
  'src/wiring.ts': "import { rows } from './store/rows'; export const ports = [rows];",
  'src/app/ports.ts': 'export interface Rows { read(): string }',
  'src/app/save.ts':
    "import type { Call } from '../contract/calls'; import { rule } from '../domain/rule'; export const save = (call: Call) => rule(call);",
  'src/contract/calls.ts':
    "import { string } from 'valibot'; import { rule } from '../domain/rule'; export type Call = string; export const calls = [string, rule];",
  'src/domain/rule.ts':
    "import { fromMarkdown } from 'mdast-util-from-markdown'; export const rule = (text: string) => fromMarkdown(text);",
  'src/store/rows.ts':
    "import { sql } from '@forge/sql'; import type { Rows } from '../app/ports'; import { log } from '../platform/log'; export const rows: Rows = { read: () => log(sql) };",
  'src/platform/log.ts': "import { v7 } from 'uuid'; export const log = (x: unknown) => String(x) + v7();",
  'src/jira/issues.ts': "import { asApp } from '@forge/api'; export const issues = asApp;",
  'static/src/backend.ts':
    "import { invoke } from '@forge/bridge'; import type { Call } from '../../src/contract/calls'; export const call = (c: Call) => invoke(c);",
  'static/src/screen.tsx':
    "import React from 'react'; import { call } from './backend'; export const s = [React, call];",
  'local/host.ts': "import fs from 'node:fs'; import { parse } from 'yaml'; export const host = [fs, parse];",
};

/** Each is a file that breaks exactly the rule named. */
const FORBIDDEN: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['index-imports', 'src/index.ts', "export { save } from './app/save';"],
  ['entry-imports', 'src/entry/bad-1.ts', "import '../store/rows';"],
  ['entry-imports', 'src/entry/bad-2.ts', "import { asApp } from '@forge/api'; asApp();"],
  [
    'wiring-imports',
    'src/wiring.ts',
    "import { calls } from './contract/calls'; export const ports = calls;",
  ],
  ['app-imports', 'src/app/bad-1.ts', "import { rows } from '../store/rows'; rows.read();"],
  ['app-imports', 'src/app/bad-2.ts', "import type { Rows } from '../store/rows'; export type B = Rows;"],
  ['app-imports', 'src/app/bad-3.ts', "import { asUser } from '@forge/api'; asUser();"],
  ['app-imports', 'src/app/bad-4.ts', "import { ports } from '../wiring'; export const bad = ports;"],
  [
    'app-types-only',
    'src/app/bad-5.ts',
    "import { calls } from '../contract/calls'; export const bad = calls;",
  ],
  [
    'contract-imports',
    'src/contract/bad-1.ts',
    "import type { Rows } from '../app/ports'; export type B = Rows;",
  ],
  ['domain-imports', 'src/domain/bad-1.ts', "import { createHash } from 'node:crypto'; createHash('md5');"],
  ['domain-imports', 'src/domain/bad-2.ts', "import { kvs } from '@forge/kvs'; export const bad = kvs;"],
  [
    'domain-imports',
    'src/domain/bad-3.ts',
    "import type { Rows } from '../app/ports'; export type B = Rows;",
  ],
  [
    'store-imports',
    'src/store/bad-1.ts',
    "import { issues } from '../jira/issues'; export const bad = issues;",
  ],
  ['store-imports', 'src/store/bad-2.ts', "import { asApp } from '@forge/api'; export const bad = asApp;"],
  ['store-types-only', 'src/store/bad-3.ts', "import { x } from '../app/ports'; export const bad = x;"],
  [
    'jira-imports',
    'src/jira/bad-1.ts',
    "import { resolver } from '../entry/resolver'; export const bad = resolver;",
  ],
  [
    'platform-imports',
    'src/platform/bad-1.ts',
    "import { rule } from '../domain/rule'; export const bad = rule;",
  ],
  [
    'static-imports',
    'static/src/bad-1.ts',
    "import { rule } from '../../src/domain/rule'; export const bad = rule;",
  ],
  [
    'static-imports',
    'static/src/bad-2.ts',
    "import { asUser } from '@forge/api'; export const bad = asUser;",
  ],
  [
    'bridge-in-two-files',
    'static/src/bad-3.ts',
    "import { view } from '@forge/bridge'; export const bad = view;",
  ],
  ['local-imports', 'local/bad-1.ts', "import { rule } from '../src/domain/rule'; export const bad = rule;"],
  [
    'local-imports',
    'local/bad-2.ts',
    "import { call } from '../static/src/backend'; export const bad = call;",
  ],
  [
    'a-room-for-every-file',
    'src/attic/bad-1.ts',
    "import { rule } from '../domain/rule'; export const bad = rule;",
  ],
  ['no-circles', 'src/domain/circle.ts', "import { other } from './other'; export const circle = other;"],
  // Reported once per circle, at its first file.
  ['', 'src/domain/other.ts', "import { circle } from './circle'; export const other = () => circle;"],
];

describe('the checker of import direction', () => {
  const houses: string[] = [];

  /** A project in a folder of its own that sees the same packages. */
  function build(files: Readonly<Record<string, string>>): string {
    const house = fs.mkdtempSync(path.join(os.tmpdir(), 'debrief-house-'));
    houses.push(house);
    for (const [name, text] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(house, name)), { recursive: true });
      fs.writeFileSync(path.join(house, name), text);
    }
    fs.copyFileSync(path.join(projectRoot, 'tsconfig.json'), path.join(house, 'tsconfig.json'));
    fs.symlinkSync(path.join(projectRoot, 'node_modules'), path.join(house, 'node_modules'));
    return house;
  }

  afterAll(() => houses.forEach((house) => fs.rmSync(house, { recursive: true, force: true })));

  it('leaves a house in order alone', async () => {
    const { files, forbidden } = await checkImports(build(ALLOWED), FOLDERS);
    expect(forbidden).toEqual([]);
    expect(files).toBe(Object.keys(ALLOWED).length);
  });

  it('finds every bad example, by its rule', async () => {
    const bad = Object.fromEntries(FORBIDDEN.map(([, file, text]) => [file, text]));
    const { forbidden } = await checkImports(build({ ...ALLOWED, ...bad }), FOLDERS);
    const found = forbidden.map(({ rule, from }) => `${rule} ${from}`);
    const expected = FORBIDDEN.filter(([rule]) => rule !== '').map(([rule, file]) => `${rule} ${file}`);
    expect([...new Set(found)].sort()).toEqual(expected.sort());
  });
});
