import { parseArgs } from 'node:util';
import { documentsDrawn } from './documents-drawn.ts';
import { factTables } from './fact-tables.ts';
import { listsAndHistory } from './lists-and-history.ts';
import { pagesServed } from './pages-served.ts';
import { reportsAccepted } from './reports-accepted.ts';
import type { BenchOptions } from './run-options.ts';
import { rungsAtOnce } from './rungs-at-once.ts';
import { sleepingReports } from './sleeping-reports.ts';
import { wholeJourneys } from './whole-journeys.ts';

/**
 * `npm run bench -- P1 … [--quick | --full]`: JSON lines of each measured work, ours and its limit in
 * one run.
 */
const works: Readonly<Record<string, (options: BenchOptions) => Promise<readonly object[]>>> = {
  P1: async ({ size }) => [await reportsAccepted(size)],
  P2: wholeJourneys,
  P3: async (options) => [await rungsAtOnce(options)],
  P4: async (options) => [await sleepingReports(options)],
  P5: listsAndHistory,
  P7: ({ size }) => documentsDrawn(size),
  P9: pagesServed,
  facts: ({ size }) => factTables(size),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
  },
});
const { quick } = values;
const options: BenchOptions = {
  ...values,
  size: (full) => (quick ? Math.ceil(full / 50) : full),
};
/** What a quick run measures says nothing. */
const judged = (line: object): object => (quick ? { quick, ...line, goals: undefined } : line);

const names = positionals.length > 0 ? positionals : Object.keys(works);
for (const name of names) {
  const measure = works[name];
  if (!measure) throw new Error(`no work ${name}; there are ${Object.keys(works).join(', ')}`);
  for (const line of await measure(options)) {
    console.log(JSON.stringify({ work: name, ...judged(line) }));
  }
}
process.exit(0);
