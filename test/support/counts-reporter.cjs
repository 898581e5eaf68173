const fs = require('node:fs');
const path = require('node:path');

/** Leaves the numbers of a run in test-output/counts.json, where `npm run check` takes them for its closing line. */
module.exports = class CountsReporter {
  constructor(globalConfig) {
    this.rootDir = globalConfig.rootDir;
  }

  onRunComplete(_contexts, results) {
    const counts = {
      passed: results.numPassedTests,
      // A file that doesn't load has no tests to fail.
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    const folder = path.join(this.rootDir, 'test-output');
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'counts.json'), `${JSON.stringify(counts)}\n`);
  }
};
