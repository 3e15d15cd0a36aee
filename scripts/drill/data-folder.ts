import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that PostgreSQL's own account can pass through as well. */
export async function emptyDataFolder(): Promise<string> {
  const data = await mkdtemp(join(tmpdir(), 'anmalan-drill-'));
  await chmod(data, 0o755);
  return data;
}

export async function removeDataFolder(data: string): Promise<void> {
  await rm(data, { recursive: true, force: true, maxRetries: 3 });
}
