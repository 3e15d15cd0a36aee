import { readdirSync } from 'node:fs';
import type { Knex } from 'knex';
import { describe, expect, it } from 'vitest';
import { ownSystem } from '../helpers/own-system.ts';
import { ownerOf } from '../helpers/owner.ts';
import { select } from '../helpers/sql.ts';

const folder = new URL('../../database/migrations/', import.meta.url);
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .toSorted();
const run = async (file: string, way: 'up' | 'down', owner: Knex): Promise<void> => {
  const migration = (await import(new URL(file, folder).href)) as Knex.Migration;
  await migration[way]?.(owner);
};

/** Taking this one back leaves partitions behind their fences, and the next one drops them. */
const exactFrom = '20261122100500-fences.ts';
/** Taking this one back leaves the functions to those it gave them to. */
const exactGrantsFrom = '20261122100600-privileges.ts';

const system = await ownSystem();
const owner = ownerOf(system);

/**
 * Everything in the schema, its rules, who may do what to it, and behind which fences; without what
 * `migrate` makes and grants for itself.
 */
const schema = async (): Promise<readonly string[]> =>
  (
    await select<{ what: string }>(
      system.raw,
      `select concat_ws(' ', relname, relrowsecurity, relforcerowsecurity) || ' ' || array_to_string(array(
                select a::text from unnest(coalesce(relacl, acldefault('r', relowner))) a
                order by 1), ',') as what
       from pg_class where relnamespace = 'public'::regnamespace
       union all select proname from pg_proc where pronamespace = 'public'::regnamespace
       union all select concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid))
       from pg_constraint where connamespace = 'public'::regnamespace
       union all select tablename || ' ' || indexdef from pg_indexes where schemaname = 'public'
       union all select concat_ws(' ', policyname, tablename, roles, cmd, qual, with_check)
       from pg_policies where schemaname = 'public'
       union all select tgname || ' ' || tgrelid::regclass from pg_trigger where not tgisinternal
       order by 1`,
    )
  )
    .map(({ what }) => what)
    .filter((what) => !what.startsWith('migration_hash'));

/** Who may do what to columns and functions, and to what is made later. */
const grants = async (): Promise<readonly string[]> =>
  (
    await select<{ what: string }>(
      system.raw,
      `select concat_ws(' ', what, array_to_string(array(select a::text from unnest(acl) a order by 1), ',')) as what
       from (
         select attrelid::regclass || '.' || attname as what, attacl as acl
         from pg_attribute join pg_class c on c.oid = attrelid
         where relnamespace = 'public'::regnamespace and attacl is not null
         union all select oid::regprocedure::text, proacl
         from pg_proc where pronamespace = 'public'::regnamespace
         union all select 'later ' || defaclobjtype::text, defaclacl from pg_default_acl
         where defaclrole = 'anmalan_owner'::regrole) granted
       order by 1`,
    )
  ).map(({ what }) => what);

const state = async (file: string): Promise<readonly string[]> => [
  ...(await schema()),
  ...(file >= exactGrantsFrom ? await grants() : []),
];

describe('the migrations', () => {
  it('can be taken back, one after another, to nothing, and made again to the same', async () => {
    const before = new Map<string, readonly string[]>();
    for (const file of files.toReversed()) {
      before.set(file, await state(file));
      await run(file, 'down', owner);
    }
    expect(before.get(files.at(-1) ?? '')?.length).toBeGreaterThan(100);
    expect((await schema()).filter((what) => !what.startsWith('migration'))).toEqual([]);
    const again = new Map<string, readonly string[]>();
    for (const file of files) {
      await run(file, 'up', owner);
      again.set(file, await state(file));
    }
    const exact = files.filter((file) => file >= exactFrom);
    for (const file of exact) expect([file, again.get(file)]).toEqual([file, before.get(file)]);
  });
});
