import knex, { type Knex } from 'knex';
import { inject } from 'vitest';

import type { TestSystem } from './system.ts';

export type Backup = {
  /** Puts the database back as it was; everything since then is lost. */
  restore(): Promise<void>;
};

/** Nobody may come in, and whoever is in is thrown out: both need the database for themselves. */
const alone = async (admin: Knex, database: string, work: () => Promise<void>): Promise<void> => {
  await admin.raw('alter database ?? allow_connections false', [database]);
  await admin.raw('select pg_terminate_backend(pid) from pg_stat_activity where datname = ?', [
    database,
  ]);
  await work();
};

const withAdmin = async (work: (admin: Knex) => Promise<void>): Promise<void> => {
  const admin = knex({
    client: 'pg',
    connection: inject('engines').adminUrl,
    pool: { min: 0, max: 1 },
  });
  try {
    await work(admin);
  } finally {
    await admin.destroy();
  }
};

/** A backup of the test's own database, taken while it is in use, as every real one is. */
export async function backUp({ urls }: TestSystem): Promise<Backup> {
  const database = new URL(urls.worker).pathname.slice(1);
  const copy = `${database}_backup`;
  const copyDatabase = (from: string, to: string) => (admin: Knex) =>
    alone(admin, from, async () => {
      await admin.raw('create database ?? template ?? owner anmalan_owner', [to, from]);
      await admin.raw('alter database ?? allow_connections true', [from]);
    });
  await withAdmin(copyDatabase(database, copy));
  return {
    restore: () =>
      withAdmin((admin) =>
        alone(admin, database, async () => {
          await admin.raw('drop database ?? with (force)', [database]);
          await admin.raw('alter database ?? rename to ??', [copy, database]);
        }),
      ),
  };
}
