import knex from 'knex';
import { afterAll, inject } from 'vitest';
import type { Db } from '../../database/connection.ts';
import type { TestSystem } from './system.ts';

/** Role `anmalan_owner` on the database of a test file, until its tests are done. */
export function ownerOf({ urls }: TestSystem): Db {
  const url = new URL(inject('template').ownerUrl);
  url.pathname = new URL(urls.app).pathname;
  const owner = knex({ client: 'pg', connection: url.href, pool: { min: 0, max: 1 } });
  afterAll(() => owner.destroy());
  return owner;
}
