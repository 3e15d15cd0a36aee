import { readdirSync } from 'node:fs';
import type { Knex } from 'knex';
import { describe, expect, it } from 'vitest';
import { ownSystem } from '../helpers/own-system.ts';
import { ownerOf } from '../helpers/owner.ts';
import { select } from '../helpers/sql.ts';

const folder = new URL('../../database/migrations/', import.meta.url);
const files = readdirSync(folder).toSorted();
const run = async (file: string, way: 'up' | 'down', owner: Knex): Promise<void> => {
  const migration = (await import(new URL(file, folder).href)) as Knex.Migration;
  await migration[way]?.(owner);
};

const system = await ownSystem();
const owner = ownerOf(system);

/** Everything in the schema, who may do what to it, and behind which policies and triggers. */
const schema = async (): Promise<readonly string[]> =>
  (
    await select<{ what: string }>(
      system.raw,
      `select relname || ' ' || coalesce(array_to_string(array(
                select a::text from unnest(relacl) a order by 1), ','), '') as what
       from pg_class where relnamespace = 'public'::regnamespace
       union all select proname from pg_proc where pronamespace = 'public'::regnamespace
       union all select policyname || ' ' || tablename from pg_policies where schemaname = 'public'
       union all select tgname || ' ' || tgrelid::regclass from pg_trigger where not tgisinternal
       order by 1`,
    )
  ).map(({ what }) => what);

describe('the migrations', () => {
  it('can be taken back, one after another, to nothing, and made again to the same', async () => {
    const before = await schema();
    expect(before.length).toBeGreaterThan(100);
    for (const file of files.toReversed()) await run(file, 'down', owner);
    expect((await schema()).filter((what) => !what.startsWith('migrations'))).toEqual([]);
    for (const file of files) await run(file, 'up', owner);
    expect(await schema()).toEqual(before);
  });
});
