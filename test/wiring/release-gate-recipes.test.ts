import { execFile } from 'node:child_process';
import * as v from 'valibot';
import { parse } from 'yaml';
import { type HostServer, serve } from '../../local/http';
import { idFrom } from '../../local/incident';
import { ADMIN, EDITOR } from '../../local/site/people';
import { gateRecipes } from '../../static/src/settings/release-gate-recipes';
import { actionInput, must, place } from '../support/debrief';
import { freshDebrief } from '../support/fresh-debrief';

const debrief = freshDebrief();
let server: HostServer;
beforeEach(async () => {
  server = await serve(debrief.host, 0);
});
afterEach(() => server.close());

const as = EDITOR.accountId;
const lines = v.array(v.string());
const step = v.object({ run: v.optional(v.string(), '') });

/** The shell of each recipe, taken out of the file as its tool would. */
const SCRIPTS: Readonly<Record<string, (text: string) => string>> = {
  github: (text) =>
    v
      .parse(
        v.object({ jobs: v.object({ 'release-gate': v.object({ steps: v.array(step) }) }) }),
        parse(text),
      )
      .jobs['release-gate'].steps.map(({ run }) => run)
      .join('\n'),
  gitlab: (text) =>
    v
      .parse(v.object({ 'release-gate': v.object({ script: lines }) }), parse(text))
      ['release-gate'].script.join('\n'),
  bitbucket: (text) =>
    v
      .parse(
        v.object({
          pipelines: v.object({
            tags: v.object({ '*': v.array(v.object({ step: v.object({ script: lines }) })) }),
          }),
        }),
        parse(text),
      )
      .pipelines.tags['*'][0]?.step.script.join('\n') ?? '',
  jenkins: (text) => /sh '''(.*?)'''/s.exec(text)?.[1] ?? '',
  'argo-cd': (text) =>
    v.parse(
      v.object({
        spec: v.object({
          template: v.object({
            spec: v.object({ containers: v.array(v.object({ command: lines, args: lines })) }),
          }),
        }),
      }),
      parse(text),
    ).spec.template.spec.containers[0]?.args[0] ?? '',
};

interface Ran {
  readonly code: number;
  readonly printed: string;
}

const inShell = (script: string, env: Record<string, string>) =>
  new Promise<Ran>((resolve) => {
    const shell = execFile(
      'sh',
      ['-e', '-c', script],
      { env: { PATH: process.env['PATH'] ?? '', DEBRIEF_PAUSE: '0', ...env } },
      (_error, stdout) => resolve({ code: shell.exitCode ?? -1, printed: stdout }),
    );
  });

/** A service with one open action and a token; runs the recipe of a tool for a release. */
async function given(priority: 'critical' | 'low') {
  await must(debrief, 'actions.save', actionInput(debrief, idFrom('recipes'), 1, { priority }), as);
  const attach = { place: place(debrief), changeId: idFrom('attach'), name: 'Check out' };
  const service = await must(debrief, 'services.attach', attach, as);
  const { token } = await must(
    debrief,
    'release-gate.create-token',
    { changeId: idFrom('token'), name: 'Pipeline', serviceIds: [service.id] },
    ADMIN.accountId,
  );
  const { url, services } = await must(debrief, 'release-gate.settings', {}, ADMIN.accountId);
  const recipes = gateRecipes(url, services[0]?.key ?? '');
  return (tool: string, version = '1.0.0', secret = token) => {
    const script = SCRIPTS[tool]?.(recipes.find(({ key }) => key === tool)?.text ?? '') ?? 'exit 7';
    return inShell(script, { DEBRIEF_TOKEN: secret, VERSION: version, BITBUCKET_TAG: version });
  };
}

const verdicts = ({ printed }: Ran) =>
  [...printed.matchAll(/"gatingStatus":"(\w+)"/g)].map(([, word]) => word);
const breakGate = (times: number) => {
  for (let at = 1; at <= times; at += 1)
    debrief.host.faults.inject({
      at,
      of: 'statement',
      kind: 'error',
      effect: 'before',
      in: 'release-gate-webtrigger',
    });
};

describe('in a real shell with a real curl', () => {
  test('an allowed release goes on, whatever its name looks like, and the log has that name', async () => {
    const run = await given('low');
    for (const [tool, version] of [
      ['github', 'v1.0.0'],
      ['gitlab', 'release/2026 03'],
      ['bitbucket', 'ünï&mode=http?#%2F'],
      ['jenkins', "it's $HOME"],
      ['argo-cd', '1.0.0+build.5'],
    ] as const) {
      const ran = await run(tool, version);
      expect({ tool, code: ran.code, said: verdicts(ran) }).toEqual({ tool, code: 0, said: ['allowed'] });
    }
    const { decisions } = await must(debrief, 'release-gate.decisions', {}, ADMIN.accountId);
    expect(decisions.map(({ asked }) => asked.version).sort()).toEqual(
      ['v1.0.0', 'release/2026 03', 'ünï&mode=http?#%2F', "it's $HOME", '1.0.0+build.5'].sort(),
    );
  });

  test('a prevented release stops at once and says why', async () => {
    const run = await given('critical');
    for (const tool of Object.keys(SCRIPTS)) {
      const ran = await run(tool);
      expect({ tool, code: ran.code, said: verdicts(ran) }).toEqual({ tool, code: 1, said: ['prevented'] });
    }
  });

  test('while the gate cannot tell it asks again: in vain five times, or until it is allowed', async () => {
    const run = await given('low');
    breakGate(5);
    const vain = await run('github');
    expect([vain.code, verdicts(vain)]).toEqual([1, Array(5).fill('awaiting')]);
    breakGate(2);
    const late = await run('gitlab');
    expect([late.code, verdicts(late)]).toEqual([0, ['awaiting', 'awaiting', 'allowed']]);
  });

  test('a wrong token, no version and a gate that nobody answers at stop it', async () => {
    const run = await given('low');
    expect(await run('jenkins', '1.0.0', 'dbf_nothing')).toMatchObject({ code: 1 });
    expect((await run('jenkins', '')).printed).toContain('"code":"BAD_REQUEST"');
    await server.close();
    expect(await run('argo-cd')).toMatchObject({ code: 1 });
  });
});
