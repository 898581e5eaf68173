import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type HostServer, serve } from '../../local/http';
import { idFrom } from '../../local/incident';
import { ADMIN, EDITOR } from '../../local/site/people';
import { gateCommand } from '../../static/src/settings/release-gate-command';
import { actionInput, must, place } from '../support/debrief';
import { freshDebrief } from '../support/fresh-debrief';

const debrief = freshDebrief();
let server: HostServer;
beforeEach(async () => {
  server = await serve(debrief.host, 0);
});
afterEach(() => server.close());

const as = EDITOR.accountId;
const ID = idFrom('gate-command');

/** A service with one open action, and a pipeline's token for it. */
async function checkout(priority: 'critical' | 'low'): Promise<string> {
  await must(debrief, 'actions.save', actionInput(debrief, ID, 1, { priority }), as);
  const attach = { place: place(debrief), changeId: idFrom('attach'), name: 'Checkout' };
  const service = await must(debrief, 'services.attach', attach, as);
  const made = await must(
    debrief,
    'release-gate.create-token',
    { changeId: idFrom('token'), name: 'Pipeline', serviceIds: [service.id] },
    ADMIN.accountId,
  );
  return made.token;
}

/** The very command that the settings show, in a shell as pipelines have it. */
async function run(token: string, command?: string): Promise<{ code: number; printed: string }> {
  const { url, services } = await must(debrief, 'release-gate.settings', {}, ADMIN.accountId);
  const shown = command ?? gateCommand(url, services[0]?.key ?? '');
  return inShell(shown, { DEBRIEF_TOKEN: token, GATE_URL: url });
}

const inShell = (command: string, env: Record<string, string>) =>
  new Promise<{ code: number; printed: string }>((resolve) => {
    const shell = execFile(
      'sh',
      ['-e', '-c', command],
      { env: { PATH: process.env['PATH'] ?? '', ...env } },
      (_error, stdout) => resolve({ code: shell.exitCode ?? -1, printed: stdout }),
    );
  });

test('an allowed release goes on', async () => {
  const token = await checkout('low');
  const { code, printed } = await run(token);
  expect(printed).toContain('"gatingStatus":"allowed"');
  expect(code).toBe(0);
});

test('a prevented release stops, and the log says why', async () => {
  const token = await checkout('critical');
  const { code, printed } = await run(token);
  expect(printed).toContain('"gatingStatus":"prevented"');
  expect(code).toBe(1);
});

test('an awaiting release stops', async () => {
  const token = await checkout('low');
  debrief.host.faults.inject({
    at: 1,
    of: 'statement',
    kind: 'error',
    effect: 'before',
    in: 'release-gate-webtrigger',
  });
  const { code, printed } = await run(token);
  expect(printed).toContain('"gatingStatus":"awaiting"');
  expect(code).toBe(1);
});

test('a wrong token stops it, and so does a gate that nobody answers at', async () => {
  const token = await checkout('low');
  const refused = await run(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`);
  expect(refused.printed).toContain('"code":"UNAUTHORISED"');
  expect(refused.code).toBe(1);
  const { url, services } = await must(debrief, 'release-gate.settings', {}, ADMIN.accountId);
  await server.close();
  const command = gateCommand(url, services[0]?.key ?? '');
  expect(await inShell(command, { DEBRIEF_TOKEN: token })).toEqual({ code: 1, printed: '' });
});

test('the README shows the same command, with the address in a variable', async () => {
  const command = gateCommand('$GATE_URL', 'checkout');
  const readme = readFileSync(path.resolve(__dirname, '..', '..', 'README.md'), 'utf8');
  expect(readme).toContain(command.replaceAll('\n', '\n   '));
  expect((await run(await checkout('low'), command)).code).toBe(0);
});
