import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

async function make(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'anmalan-engine-'));
  await chmod(folder, 0o755);
  return folder;
}

const remove = async (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true });

/**
 * An empty folder that other accounts may pass through, as PostgreSQL's has to when the tests run
 * as root; it is removed when the running test ends.
 */
export async function openFolder(): Promise<string> {
  const folder = await make();
  onTestFinished(async () => remove(folder));
  return folder;
}

/** The same for all tests of a file. */
export async function sharedOpenFolder(): Promise<string> {
  const folder = await make();
  afterAll(async () => remove(folder));
  return folder;
}
