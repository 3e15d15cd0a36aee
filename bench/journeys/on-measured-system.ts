import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Db } from '../../database/connection.ts';
import { startMeasuredSystem, type MeasuredSystem } from './measured-system.ts';

/** Looks at a million rows take longer than the statements of the product may. */
const statementLimitMs = 120_000;

const signals = ['SIGINT', 'SIGTERM'] as const;

/**
 * Whoever ends the bench half-way leaves no engine behind.
 *
 * @returns what takes this back
 */
const stopWhenTold = (end: () => Promise<void>): (() => void) => {
  const told = (): void => void end().finally(() => process.exit(1));
  for (const signal of signals) process.once(signal, told);
  return () => {
    for (const signal of signals) process.off(signal, told);
  };
};

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
  const end = async (): Promise<void> => {
    await system.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  const goOn = stopWhenTold(end);
  const connectionString = system.databaseUrls.admin;
  const raw = connect({ connectionString, applicationName: 'bench', max: 2, statementLimitMs });
  try {
    return await work(system, raw);
  } finally {
    goOn();
    await raw.destroy();
    await end();
  }
}
