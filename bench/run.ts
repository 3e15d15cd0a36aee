import { reportsAccepted } from './reports-accepted.ts';

/** `npm run bench -- P1 …`: one JSON line per measured work, ours and its limit in one run. */
const works: Readonly<Record<string, () => Promise<object>>> = { P1: reportsAccepted };

const wanted = process.argv.slice(2);
const names = wanted.length > 0 ? wanted : Object.keys(works);
for (const name of names) {
  const measure = works[name];
  if (!measure) throw new Error(`no work ${name}; there are ${Object.keys(works).join(', ')}`);
  console.log(JSON.stringify({ work: name, ...(await measure()) }));
}
process.exit(0);
