import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { readCodeFacts } from '../support/code-facts';
import { parseManifest, wiringFaults, type CodeFacts } from '../support/manifest-wiring';
import { projectRoot } from '../support/project-files';

jest.setTimeout(30_000);

describe('manifest.yml and the code', () => {
  it('name the same functions, queues, outputs, screens and resources', () => {
    const manifest = parseManifest(parse(fs.readFileSync(path.join(projectRoot, 'manifest.yml'), 'utf8')));
    expect(wiringFaults(manifest, readCodeFacts())).toEqual([]);
  });
});

/** A small manifest in order; each call gives a fresh copy to break. */
const sample = () => ({
  app: {
    runtime: { name: 'nodejs22.x' },
    licensing: { enabled: true },
    compatibility: { confluence: { required: true }, jira: { required: false } },
  },
  modules: {
    macro: [{ key: 'page', resource: 'main', resolver: { function: 'resolver' } }],
    webtrigger: [
      { key: 'gate', function: 'on-gate', response: { type: 'static', outputs: [{ key: 'allowed' }] } },
    ],
    consumer: [{ key: 'sync', queue: 'sync', function: 'on-sync' }],
    function: [
      { key: 'resolver', handler: 'index.resolver' },
      { key: 'on-gate', handler: 'index.gate' },
      { key: 'on-sync', handler: 'index.sync' },
    ],
  },
  resources: [{ key: 'main', path: 'static/dist' }],
  permissions: { scopes: ['storage:app'], content: { styles: ['unsafe-inline'] } },
});
const code: CodeFacts = {
  exported: ['resolver', 'gate', 'sync'],
  queues: ['sync'],
  outputs: ['allowed'],
  screens: ['page'],
};

type Sample = ReturnType<typeof sample>;

describe('the checker of the wiring', () => {
  it('leaves a manifest in order alone', () => {
    expect(wiringFaults(parseManifest(sample()), code)).toEqual([]);
  });

  const broken: readonly (readonly [fault: string, breakIt: (manifest: Sample) => unknown])[] = [
    [
      'two modules have the key "sync"',
      (m) => m.modules.function.push({ key: 'sync', handler: 'index.sync' }),
    ],
    ['longer than 23 characters', (m) => m.resources.push({ key: 'x'.repeat(24), path: 'a' })],
    ['function "on-sync" is used, not declared', (m) => m.modules.function.pop()],
    [
      'function "idle" is declared, not used',
      (m) => m.modules.function.push({ key: 'idle', handler: 'index.gate' }),
    ],
    ['handler "sync" is used, not declared', (m) => m.modules.function.pop()],
    ['is not in src/index.ts', (m) => m.modules.function.push({ key: 'a', handler: 'other.a' })],
    ['resource "main" is used, not declared', (m) => m.resources.pop()],
    ['screen "page" is used, not declared', (m) => m.modules.macro.pop()],
    ['queue "sync" is used, not declared', (m) => m.modules.consumer.pop()],
    ['web trigger output "allowed" is used', (m) => m.modules.webtrigger.pop()],
    ['counts as egress', (m) => m.modules.webtrigger.forEach((t) => (t.response.type = 'dynamic'))],
    ['no egress', (m) => Object.assign(m.permissions, { external: {} })],
    ['declared twice', (m) => m.permissions.scopes.push('storage:app')],
    ['licensing', (m) => (m.app.licensing.enabled = false)],
    ['nodejs22.x', (m) => (m.app.runtime.name = 'nodejs24.x')],
    ['exactly Confluence', (m) => (m.app.compatibility.jira.required = true)],
    ['unsafe-inline', (m) => m.permissions.content.styles.pop()],
  ];

  it.each(broken)('finds: %s', (fault, breakIt) => {
    const manifest = sample();
    breakIt(manifest);
    expect(wiringFaults(parseManifest(manifest), code)).toContainEqual(expect.stringContaining(fault));
  });

  it.each([
    ['handler "lost" is used, not declared', { exported: [...code.exported, 'lost'] }],
    ['queue "lost" is used, not declared', { queues: ['sync', 'lost'] }],
    ['web trigger output "lost" is used, not declared', { outputs: ['allowed', 'lost'] }],
    ['screen "lost" is used, not declared', { screens: ['page', 'lost'] }],
  ])('finds what only the code names: %s', (fault, more) => {
    expect(wiringFaults(parseManifest(sample()), { ...code, ...more })).toEqual([fault]);
  });
});
