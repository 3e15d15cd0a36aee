import type { Db } from '../../database/connection.ts';

/** The migration whose text was another when the database went through it. */
export const editedMigration = '20261122100200-reports';

/** Makes a database one that was made before a migration got its present text. */
export async function editMigration(raw: Db): Promise<void> {
  await raw('migration_hash')
    .where({ name: editedMigration })
    .update({ sha256: 'e'.repeat(64) });
}
