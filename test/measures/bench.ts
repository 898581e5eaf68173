// Times, which no test may judge: `npm run -s bench -- gate`. One line of JSON for each thing measured.
import { benchGate } from './release-gate-bench';

const BENCHES: Readonly<Record<string, () => Promise<readonly unknown[]>>> = { gate: benchGate };

const [name = '', ...others] = process.argv.slice(2);
const bench = BENCHES[name];
if (!bench || others.length > 0) {
  console.error(`Name one of: ${Object.keys(BENCHES).join(', ')}.`);
  process.exitCode = 1;
} else {
  void bench().then((lines) => {
    for (const line of lines) console.log(JSON.stringify(line));
  });
}
