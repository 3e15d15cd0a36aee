import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Every check there is, the cheapest first, as `npm test` runs them. */
const checks: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['formatting', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['types', 'tsc', '--noEmit'],
  ['lint', 'oxlint', '--type-aware', '--deny-warnings'],
  ['dead code', 'knip'],
];

const run = (command: string, args: readonly string[]): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit' });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });

type Counts = { readonly passed: number; readonly failed: number };

const runChecks = async (): Promise<Counts> => {
  let failed = 0;
  for (const [name, command, ...args] of checks) {
    const good = await run(command, args);
    console.log(`${good ? 'ok' : 'FAILED'}: ${name}`);
    if (!good) failed += 1;
  }
  return { passed: checks.length - failed, failed };
};

const runTests = async (args: readonly string[]): Promise<Counts> => {
  const folder = await mkdtemp(join(tmpdir(), 'anmalan-test-'));
  const outputFile = join(folder, 'result.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${outputFile}`];
    const good = await run('vitest', ['run', ...reporters, ...args]);
    const result = JSON.parse(await readFile(outputFile, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      numTotalTests: number;
    };
    // A run that dies outside a test has no failed test in its result, but counts as one failed.
    return {
      passed: result.numPassedTests,
      failed: good ? result.numFailedTests : Math.max(1, result.numFailedTests),
    };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const checked = await runChecks();
const tested = await runTests(process.argv.slice(2));
const failed = checked.failed + tested.failed;
console.log(`${checked.passed + tested.passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
