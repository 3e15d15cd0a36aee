import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Db } from '../../database/connection.ts';
import { startMeasuredSystem, type MeasuredSystem } from '../journeys/measured-system.ts';

/** Looks at a million rows take longer than the statements of the product may. */
const statementLimitMs = 120_000;

/**
 * A system of its own in a folder that is removed afterwards, and its database as superuser.
 *
 * @throws what the work throws
 */
export async function onMeasuredSystem<Answer>(
  work: (system: MeasuredSystem, raw: Db) => Promise<Answer>,
): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'anmalan-bench-'));
  await chmod(folder, 0o755);
  const system = await startMeasuredSystem(folder);
  const connectionString = system.databaseUrls.admin;
  const raw = connect({ connectionString, applicationName: 'bench', max: 2, statementLimitMs });
  try {
    return await work(system, raw);
  } finally {
    await raw.destroy();
    await system.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
