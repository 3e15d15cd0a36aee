import { factTables } from './fact-tables.ts';
import { reportsAccepted } from './reports-accepted.ts';

/** `npm run bench -- P1 …`: JSON lines of each measured work, ours and its limit in one run. */
const works: Readonly<Record<string, () => Promise<readonly object[]>>> = {
  P1: async () => [await reportsAccepted()],
  facts: factTables,
};

const wanted = process.argv.slice(2);
const names = wanted.length > 0 ? wanted : Object.keys(works);
for (const name of names) {
  const measure = works[name];
  if (!measure) throw new Error(`no work ${name}; there are ${Object.keys(works).join(', ')}`);
  for (const line of await measure()) console.log(JSON.stringify({ work: name, ...line }));
}
process.exit(0);
