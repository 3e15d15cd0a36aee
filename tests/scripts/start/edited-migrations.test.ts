import { join } from 'node:path';
import knex from 'knex';
import { describe, expect, it } from 'vitest';
import { startPostgres } from '../../../platform/engine/postgres.ts';
import { prepareDatabase } from '../../../scripts/start/prepare-database.ts';
import { editedMigration, editMigration } from '../../helpers/edited-migration.ts';
import { openFolder } from '../../platform/engine/open-folder.ts';
import { npmStart } from './started-system.ts';

/** A data folder as a version left it in which a migration had another text. */
const leaveData = async (data: string): Promise<void> => {
  const postgres = await startPostgres({ dataDir: join(data, 'postgres') });
  try {
    const { adminUrl } = postgres;
    await prepareDatabase({ adminUrl, dataDir: data, progress: () => undefined });
    const place = new URL(adminUrl);
    place.pathname = '/anmalan';
    const raw = knex({ client: 'pg', connection: place.href, pool: { min: 0, max: 1 } });
    await editMigration(raw);
    await raw.destroy();
  } finally {
    await postgres.stop();
  }
};

describe('npm start on data that has been through another text of a migration', () => {
  it('is never ready: it ends with 1, says which, and names the way out', async () => {
    const data = await openFolder();
    await leaveData(data);
    const system = await npmStart(data);
    expect(await system.ended).toBe(1);
    expect(system.said()).toContain(`The data in ${data} cannot be used by this version.`);
    expect(system.said()).toContain(editedMigration);
    expect(system.said()).toContain(
      'Start the version that it was made with, or move the folder away and begin with an empty one.',
    );
    expect(system.said()).not.toContain('ready http');
    expect(system.living()).toEqual([]);
  }, 120_000);
});
