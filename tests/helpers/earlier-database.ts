import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import knex from 'knex';
import { inject } from 'vitest';

import type { Db } from '../../database/connection.ts';
import { migrate } from '../../database/migrate.ts';
import type { Recorded } from './recorded-histories.ts';
import type { Origin } from './system.ts';

const folder = new URL('../upgrade/', import.meta.url);

/** What stood in the database when it was recorded, and what people had been told by then. */
export type Told = {
  /** Report ids by the state they were left in. */
  readonly reports: Readonly<Record<string, string>>;
  readonly request: {
    readonly key: string;
    readonly fingerprint: string;
    readonly answer: { readonly body: Readonly<Record<string, unknown>> };
  };
  readonly exported: unknown;
};

type Make = Origin['make'];

export type EarlierVersion = {
  /** Name of the last migration it had. */
  readonly name: string;
  readonly told: Told;
  readonly histories: readonly Recorded[];
  /** Makes its database as it left it. */
  readonly leave: Make;
  /** Its database with every later migration run. */
  readonly origin: Origin;
};

const connectAs = (url: string, database: string): Db => {
  const place = new URL(url);
  place.pathname = `/${database}`;
  return knex({ client: 'pg', connection: place.href, pool: { min: 0, max: 2 } });
};

const left =
  (at: URL, name: string): Make =>
  async (admin, database) => {
    await admin.raw(`create database ${database} owner anmalan_owner`);
    const owner = connectAs(inject('template').ownerUrl, database);
    const superuser = connectAs(inject('engines').adminUrl, database);
    try {
      // The migrations that the version came with.
      await migrate(owner, name);
      // As it is, without knex looking for parameters in it.
      const client = await superuser.client.acquireConnection();
      await client.query(readFileSync(new URL('database.sql', at), 'utf8'));
      await superuser.client.releaseConnection(client);
    } finally {
      await Promise.all([owner.destroy(), superuser.destroy()]);
    }
  };

const upgraded =
  (leave: Make): Make =>
  async (admin, database) => {
    await leave(admin, database);
    const owner = connectAs(inject('template').ownerUrl, database);
    try {
      await migrate(owner);
    } finally {
      await owner.destroy();
    }
  };

/** A version whose database was recorded, by the name of its folder. */
export function earlierVersion(name: string): EarlierVersion {
  const at = new URL(`${name}/`, folder);
  const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, at), 'utf8'));
  const leave = left(at, name);
  return {
    name,
    told: read('told.json') as Told,
    histories: readdirSync(new URL('histories/', at)).map((file) => ({
      workflowId: file.replace('.json', ''),
      history: historyFromJSON(read(`histories/${file}`)),
    })),
    leave,
    origin: { keysFile: fileURLToPath(new URL('keys.json', at)), make: upgraded(leave) },
  };
}

/** Every recorded version, oldest first. */
export function earlierVersions(): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}
