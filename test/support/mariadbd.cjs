// A private MariaDB server for one run of tests: its own data folder, its own port on 127.0.0.1, gone afterwards.
const { execFileSync, spawn } = require('node:child_process');
const { randomBytes } = require('node:crypto');
const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');

const PATIENCE_MS = 20_000;
/** Bytes that must be free for the data folder; it takes about a quarter of that. */
const ROOM = 512 * 1024 * 1024;

// Nothing here outlives the run, so nothing has to reach the disk.
const FAST = [
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-flush-method=nosync',
  '--innodb-doublewrite=0',
  '--innodb-buffer-pool-size=64M',
  '--innodb-log-file-size=8M',
  '--performance-schema=0',
];

// The server and its folder go when the pipe from this process closes, however this process ends. Ctrl-C reaches
// the whole group; here it is ignored, so that there is somebody left to clear away.
const KEEPER = `
trap '' INT
folder=$1
shift
"$@" >"$folder/log" 2>&1 &
cat >/dev/null
kill -KILL $!
wait
rm -rf "$folder"
`;

let keeper;

/** The server's program, as after `apt-get install mariadb-server-core`; `undefined` where it isn't installed. */
function findMariadbd() {
  return [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin']
    .map((folder) => path.join(folder, 'mariadbd'))
    .find((file) => path.isAbsolute(file) && fs.existsSync(file));
}

/** Starts a server and answers with its SQL_URL. Its user may do what SQL_URL asks for, and nothing else. */
async function startMariadbd(mariadbd) {
  const tables = systemTables(mariadbd);
  const password = randomBytes(12).toString('hex');
  const port = await freePort();
  const folder = fs.mkdtempSync(path.join(dataRoot(), 'debrief-mariadbd-'));
  const file = (name) => path.join(folder, name);
  const settings = ['--no-defaults', `--datadir=${file('data')}`, `--socket=${file('socket')}`, ...FAST];
  if (process.getuid?.() === 0) settings.push('--user=root');
  fs.mkdirSync(file('data'));
  fs.writeFileSync(
    file('user.sql'),
    `CREATE USER debrief@127.0.0.1 IDENTIFIED BY '${password}';\n` +
      'GRANT ALL ON `debrief%`.* TO debrief@127.0.0.1;\n',
  );
  const ready = `--init-file=${file('user.sql')} --bind-address=127.0.0.1 --port=${port} --skip-name-resolve`;
  try {
    execFileSync(mariadbd, [...settings, '--bootstrap'], {
      input: tables,
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    keeper = spawn('sh', ['-c', KEEPER, 'sh', folder, mariadbd, ...settings, ...ready.split(' ')], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    await greeting(port);
  } catch (error) {
    const log = fs.existsSync(file('log')) ? fs.readFileSync(file('log'), 'utf8') : '';
    await stopMariadbd();
    fs.rmSync(folder, { recursive: true, force: true });
    throw new Error(`${mariadbd} doesn't start: ${error.message}\n${log}`);
  }
  return `mysql://debrief:${password}@127.0.0.1:${port}/debrief`;
}

async function stopMariadbd() {
  if (keeper === undefined) return;
  const ended = new Promise((resolve) => keeper.once('exit', resolve));
  keeper.stdin.end();
  await ended;
  keeper = undefined;
}

/** Linux's folder in memory, where it is large enough: creating tables takes less than half the time there. */
function dataRoot() {
  try {
    const { bavail, bsize } = fs.statfsSync('/dev/shm');
    fs.accessSync('/dev/shm', fs.constants.W_OK);
    if (bavail * bsize > ROOM) return '/dev/shm';
  } catch {
    // There is none.
  }
  return os.tmpdir();
}

/** The statements that make the server's own tables; mariadb-install-db needs a further package to do the same. */
function systemTables(mariadbd) {
  const settings = execFileSync(mariadbd, ['--no-defaults', '--verbose', '--help'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const share = path.resolve(/^character-sets-dir +(.+)$/m.exec(settings)[1].trim(), '..');
  const files = fs.readdirSync(share).filter((name) => /_system_tables(_data)?\.sql$/.test(name));
  const tablesFirst = files.sort((one, other) => one.length - other.length);
  const texts = tablesFirst.map((name) => fs.readFileSync(path.join(share, name), 'utf8'));
  return ['CREATE DATABASE mysql;', 'USE mysql;', ...texts].join('\n');
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The port takes connections before the server is ready; its greeting comes when it is. */
async function greeting(port) {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await greets(port))) {
    if (Date.now() > deadline) throw new Error(`nothing answers on port ${port}`);
    await new Promise((resume) => setTimeout(resume, 50));
  }
}

function greets(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    const answer = (greeted) => {
      socket.destroy();
      resolve(greeted);
    };
    socket.once('data', () => answer(true));
    socket.once('error', () => answer(false));
    socket.setTimeout(PATIENCE_MS, () => answer(false));
  });
}

module.exports = { findMariadbd, startMariadbd, stopMariadbd };
