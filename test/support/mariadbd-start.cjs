const { findMariadbd, startMariadbd } = require('./mariadbd.cjs');

/** Before the tests of the project `mariadbd`; its workers inherit the variable. */
module.exports = async function start() {
  const mariadbd = findMariadbd();
  if (mariadbd === undefined) {
    console.warn(
      '\nskipped: no mariadbd found on PATH or in /usr/sbin, so the store runs on the embedded engine alone ' +
        '(Debian: apt-get install mariadb-server-core)\n',
    );
    return;
  }
  process.env.MARIADBD_URL = await startMariadbd(mariadbd);
};
