import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { castOf, everyDeed, posted, type AnyDeed, type DeedName } from '../../helpers/living.ts';
import { countStatements } from '../../helpers/statement-counts.ts';
import { servedApi } from '../served-api.ts';

/**
 * What each deed asks of the database, from the request to the answer, so that nobody adds a
 * statement unseen. `WRITE_STATEMENTS=1 npx vitest run tests/api/acting/statements.test.ts` writes the
 * table anew.
 */
const path = fileURLToPath(new URL('../../../docs/statements.md', import.meta.url));
const served = servedApi();
const cast = castOf('degerfors');

const doerOf = ({ by }: AnyDeed): string => String([cast[by]].flat()[0]);

const rowOf = async (name: DeedName, deed: AnyDeed): Promise<string> => {
  const { people, system } = served;
  const at = await people.before(name);
  const { path: to, body } = posted(
    deed,
    at,
    deed.words({ now: system.clock.now(), officer: cast.officer }),
  );
  const { statements, roundTrips } = await countStatements(async () => {
    const { status, body: answer } = await people.post(doerOf(deed), to, body);
    expect([name, status, answer]).toMatchObject([name, 201, {}]);
  });
  const sent = statements.filter((sql) => !/^(BEGIN|COMMIT)/.test(sql)).length;
  return `${name} | ${sent} | ${roundTrips}`;
};

const document = async (): Promise<string> => {
  const rows: string[] = [];
  for (const [name, deed] of everyDeed) rows.push(await rowOf(name, deed));
  const text = [
    '# Statements of each deed',
    'Made by `tests/api/acting/statements.test.ts`, which compares it and says how to write it anew. Counted over HTTP from the request to the answer, login, function and quotas included; `BEGIN` and `COMMIT` are not counted as statements. Statements that travel together make one round trip, and `BEGIN` travels with the first ones.',
    `Deed | Statements | Round trips\n--- | --: | --:\n${rows.join('\n')}`,
  ].join('\n\n');
  return format(text, { ...(await resolveConfig(path)), parser: 'markdown' });
};

it('asks the database no more for any deed than the table says', { timeout: 60_000 }, async () => {
  const counted = await document();
  if (process.env['WRITE_STATEMENTS']) writeFileSync(path, counted);
  console.log(counted);
  expect(counted).toBe(readFileSync(path, 'utf8'));
});
