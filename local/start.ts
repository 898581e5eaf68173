import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { ensureBuilt } from './build/build';
import { validateManifest } from './build/validate-manifest';
import { HostClock } from './clock';
import { claim } from './build/lock';
import { createDefaultSite, type DefaultSite } from './default-site';
import { createHost, type Host } from './host';
import { serve } from './http';
import { seedApp } from './seed-app';
import { matchDatabase } from './server-database';
import { serverAddress } from './services/sql/server-address';
import { EDITOR } from './site/people';
import { PAYMENTS } from './site/jira/seed-payments';
import { seedSite, SEEDED_MACRO } from './site/seed';
import { StateFile } from './state';

const root = path.resolve(__dirname, '..');
const TICK_MS = 250;
const SAVE_MS = 2_000;

const { values: args } = parseArgs({
  options: {
    port: { type: 'string', default: '8787' },
    'no-open': { type: 'boolean', default: false },
    clean: { type: 'boolean', default: false },
    /** Folder for what is kept between runs. */
    state: { type: 'string' },
  },
});

/** Ends this process; once there is something to save, after saving it. */
let stop = (): void => process.exit(1);

async function start(): Promise<void> {
  stopWithNpm();
  const database = serverAddress();
  // A site of its own for each database.
  const ownName = database ? `state-${database.shown.replace(/\W+/g, '-')}` : 'state';
  const stateDir = path.resolve(args.state ?? path.join(root, '.debrief', ownName));
  const running = `${stateDir}.running`;
  // Two engines over one data folder would ruin it.
  claim(running, `Another npm start uses ${stateDir}. Stop it first, or add --state <folder>.`);
  process.on('exit', () => rmSync(running, { force: true }));
  const port = v.parse(
    v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(0), v.maxValue(65_535)),
    args.port,
  );
  if (args.clean) rmSync(stateDir, { recursive: true, force: true });
  // Only now: the validator looks for the folder of the screens that the build makes.
  const built = await ensureBuilt({
    ui: true,
    onBuild: (part) =>
      say(part === 'ui' ? 'building the screens' : 'building the functions, which takes up to a minute'),
  });
  say('checking manifest.yml');
  const errors = await validateManifest(root);
  if (errors.length > 0) throw new Error(errors.join('\n'));

  const file = new StateFile(path.join(stateDir, 'site.json'));
  const saved = file.read();
  // Without its site, old SQL data belongs to nothing.
  if (!saved) rmSync(stateDir, { recursive: true, force: true });
  say(saved ? 'starting the database' : 'making the database and a site with a sample incident');
  const host = await createHost({
    createSite: createDefaultSite,
    clock: new HostClock({ offset: saved?.clockOffset ?? 0 }),
    dataDir: path.join(stateDir, 'sql'),
    onLog: (line) =>
      console.log(
        `${new Date(line.at).toISOString()} ${line.level} ${line.functionKey ?? 'host'} ${line.message}`,
      ),
  });
  if (database) {
    await matchDatabase(host.sql, { siteKept: saved !== undefined, clean: args.clean });
    console.log(`SQL on ${database.shown} (SQL_URL)`);
  }
  if (saved) file.restore(host, saved);
  const installedBuild = readFileSync(path.join(path.dirname(built.functionsDir), 'functions.hash'), 'utf8');
  const server = await serve(host, port);
  let seeded = saved?.seeded;
  if (!saved) {
    await host.lifecycle('installed');
    seeded = await seed(host);
  } else if (saved.installedBuild !== installedBuild) await host.lifecycle('upgraded');

  const save = (): void => file.save(host, { installedBuild, seeded });
  save();
  host.queue.together = true;
  runOnRealTime(host);
  setInterval(save, SAVE_MS).unref();
  stop = () => {
    stop = () => undefined;
    save();
    void Promise.all([server.close(), host.close()]).then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());
  console.log(`ready ${server.url}`);
  if (!args['no-open']) openBrowser(server.url);
}

/** What the wait is for; a first start takes more than a minute. */
function say(doing: string): void {
  console.log(`${doing}...`);
}

async function seed(host: Host<DefaultSite>): Promise<unknown> {
  const seeded = seedSite({ confluence: host.site.confluence, manifest: host.manifest });
  host.site.jira.addProject(PAYMENTS);
  await seedApp(host, { as: EDITOR.accountId, pageId: seeded.pages.postmortem, localId: SEEDED_MACRO });
  return seeded;
}

/** Lets queue, events and schedules run as their time comes; one round at a time. */
function runOnRealTime(host: Host): void {
  let busy = false;
  setInterval(() => {
    const due = host.nextDue();
    if (busy || due === undefined || due > host.clock.now()) return;
    busy = true;
    host
      .drain()
      .catch((error: unknown) => host.invoker.record('error', String(error)))
      .finally(() => (busy = false));
  }, TICK_MS);
}

/** npm hands SIGTERM to the shell that it started us with, and Debian's dies of it without a word to us. */
function stopWithNpm(): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const shell = process.ppid;
  setInterval(() => {
    if (process.ppid !== shell) stop();
  }, TICK_MS).unref();
}

function openBrowser(url: string): void {
  const command =
    process.platform === 'darwin' ? 'open' : process.platform === 'win32' ? 'explorer' : 'xdg-open';
  spawn(command, [url], { stdio: 'ignore', detached: true })
    .on('error', () => console.log(`Open ${url} in a browser.`))
    .unref();
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
