import type { Knex } from 'knex';

export type RolePasswords = {
  readonly owner: string;
  readonly app: string;
  readonly worker: string;
};

/** The password as a quoted literal, since `create role` takes no parameters. */
const quoted = (db: Knex, value: string): string => db.raw('?', [value]).toQuery();

/**
 * Creates the three roles of the second fence (row-level security) and the database they share. It
 * is run once for each cluster, and again to change a password.
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
  // Policies bind even the owner (FORCE), so a data migration may `set role anmalan_worker` to see
  // every row. The role is granted without inheritance: inherited, the worker's policies would
  // always hold for the owner.
  await admin.raw('grant anmalan_worker to anmalan_owner with inherit false, set true');
  const exists = await admin('pg_database').where({ datname: database }).first('datname');
  if (!exists) await admin.raw('create database ?? owner anmalan_owner', [database]);
}
