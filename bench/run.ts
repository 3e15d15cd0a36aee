import { parseArgs } from 'node:util';
import { factTables } from './fact-tables.ts';
import { reportsAccepted } from './reports-accepted.ts';
import type { BenchOptions } from './run-options.ts';
import { rungsAtOnce } from './rungs-at-once.ts';
import { sleepingReports } from './sleeping-reports.ts';
import { wholeJourneys } from './whole-journeys.ts';

/** `npm run bench -- P1 … [--quick | --full]`: JSON lines of each measured work, ours and its limit in one run. */
const works: Readonly<Record<string, (options: BenchOptions) => Promise<readonly object[]>>> = {
  P1: async () => [await reportsAccepted()],
  P2: wholeJourneys,
  P3: async (options) => [await rungsAtOnce(options)],
  P4: async (options) => [await sleepingReports(options)],
  facts: factTables,
};

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
  },
});
const names = positionals.length > 0 ? positionals : Object.keys(works);
for (const name of names) {
  const measure = works[name];
  if (!measure) throw new Error(`no work ${name}; there are ${Object.keys(works).join(', ')}`);
  for (const line of await measure(options)) console.log(JSON.stringify({ work: name, ...line }));
}
process.exit(0);
