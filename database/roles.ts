import type { Knex } from 'knex';

export type RolePasswords = {
  readonly owner: string;
  readonly app: string;
  readonly worker: string;
};

/** `create role` takes no parameters: the password goes in as a quoted literal. */
const quoted = (db: Knex, value: string): string => db.raw('?', [value]).toQuery();

/**
 * The three roles of the second fence, and the database they share. Needs a role that may create
 * roles; run once per cluster, and again to change a password.
 *
 * @param admin connection of a superuser or a role with CREATEROLE and CREATEDB
 * @param database name of the database to create when missing
 */
export async function createRolesAndDatabase(
  admin: Knex,
  database: string,
  passwords: RolePasswords,
): Promise<void> {
  for (const [role, password] of Object.entries(passwords)) {
    const name = `anmalan_${role}`;
    const known = await admin('pg_roles').where({ rolname: name }).first('rolname');
    await admin.raw(
      `${known ? 'alter' : 'create'} role ${name} login nobypassrls nosuperuser password ${quoted(admin, password)}`,
    );
  }
  // Data migrations and seeds `set role anmalan_worker`, since FORCE binds the owner too; inherited,
  // the worker's policies would lift the owner over every fence without it.
  await admin.raw('grant anmalan_worker to anmalan_owner with inherit false, set true');
  const exists = await admin('pg_database').where({ datname: database }).first('datname');
  if (!exists) await admin.raw('create database ?? owner anmalan_owner', [database]);
}
