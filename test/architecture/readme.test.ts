import fs from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { projectRoot } from '../support/project-files';

const readme = fs.readFileSync(path.join(projectRoot, 'README.md'), 'utf8');
const scopesSection = readme.slice(readme.indexOf('### Scopes'), readme.indexOf('## Extending it'));
const [declaredPart = '', plannedPart = ''] = scopesSection.split('Adding a scope');

/** The first cell of each row, where it is a scope. */
function scopesIn(text: string): string[] {
  return [...text.matchAll(/^\| `([a-z]+:[^`]+)` +\|/gm)].map(([, scope]) => scope ?? '');
}

function declaredScopes(): string[] {
  const manifest: unknown = parse(fs.readFileSync(path.join(projectRoot, 'manifest.yml'), 'utf8'));
  return v.parse(v.object({ permissions: v.object({ scopes: v.array(v.string()) }) }), manifest).permissions
    .scopes;
}

describe('the README', () => {
  it('explains every scope of manifest.yml, and no other', () => {
    expect(scopesIn(declaredPart).sort()).toEqual(declaredScopes().sort());
  });

  it('plans only scopes that are not declared yet', () => {
    const planned = scopesIn(plannedPart);
    expect(planned.length).toBeGreaterThan(0);
    expect(planned.filter((scope) => declaredScopes().includes(scope))).toEqual([]);
  });

  it('names files and folders that exist', () => {
    const ours = /`((?:src|static|local|test|\.ci)\/[\w./-]*|[\w.-]+\.(?:yml|cjs))`/g;
    const named = [...readme.matchAll(ours)].map(([, name]) => name ?? '');
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !fs.existsSync(path.join(projectRoot, name)))).toEqual([]);
  });

  it('names scripts that exist', () => {
    const { scripts } = v.parse(
      v.object({ scripts: v.record(v.string(), v.string()) }),
      JSON.parse(fs.readFileSync(path.join(projectRoot, 'package.json'), 'utf8')),
    );
    const called = [...readme.matchAll(/\bnpm (?:run )?(start|test|check|build)\b/g)].map(
      ([, name]) => name ?? '',
    );
    expect(new Set(called)).toEqual(new Set(['start', 'test', 'check', 'build']));
    expect(called.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});
