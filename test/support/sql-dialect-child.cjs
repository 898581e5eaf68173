// Runs TiDB's own grammar over the statements that arrive as JSON on stdin. A process of its own, because the
// parser (Go, as WASM) prints to stdout as it pleases and never lets the process end by itself.
const fs = require('node:fs');
const v8 = require('node:v8');
const { initWasm } = require('tidb-sql-parser');

// Optimising 20 MB of WASM takes 4 s; parsing without it takes 1 ms per statement.
v8.setFlagsFromString('--liftoff-only');

// Other messages come from an analyser beyond the grammar that knows no tables; they say nothing here.
const SYNTAX_ERROR = /^line \d+ column \d+ near[^]*/;

async function main() {
  const statements = JSON.parse(fs.readFileSync(0, 'utf8'));
  const parsers = await initWasm();
  const errors = [];
  for (const sql of statements) {
    try {
      parsers.NewParser().Parse(sql);
    } catch (error) {
      const syntaxError = SYNTAX_ERROR.exec(String(error?.message ?? error));
      if (syntaxError !== null) errors.push({ sql, error: syntaxError[0].trim() });
    }
  }
  fs.writeFileSync(process.argv[2], JSON.stringify(errors));
  process.exit(0);
}

main().catch((error) => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
