import { randomUUID } from 'node:crypto';
import knex from 'knex';
import { afterAll, inject } from 'vitest';
import { connect, type Db } from '../../database/connection.ts';

/** An empty database as an installation makes it, until the file's tests are done. */
export async function bareDatabase(): Promise<{
  /** Role `anmalan_owner`, for migrations. */
  readonly owner: Db;
  readonly raw: Db;
}> {
  const { adminUrl } = inject('engines');
  const database = `b_${randomUUID().replaceAll('-', '')}`;
  const admin = knex({ client: 'pg', connection: adminUrl, pool: { min: 0, max: 1 } });
  await admin.raw('create database ?? owner anmalan_owner', [database]);
  const open = (url: string): Db => {
    const place = new URL(url);
    place.pathname = `/${database}`;
    return connect({ connectionString: place.href, applicationName: 'test-migrate', max: 2 });
  };
  const [owner, raw] = [open(inject('template').ownerUrl), open(adminUrl)];
  afterAll(async () => {
    await Promise.all([owner.destroy(), raw.destroy()]);
    await admin.raw('drop database if exists ?? with (force)', [database]);
    await admin.destroy();
  });
  return { owner, raw };
}
