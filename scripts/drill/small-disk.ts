import { spawnSync } from 'node:child_process';
import { open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';

/** Megabytes: room for both engines and some minutes of work. */
const megabytes = 500;

const mountAndRun = `mount -t tmpfs -o size=${megabytes}m,mode=755 tmpfs "$0" && exec "$@"`;

/**
 * Runs a command in which `folder` is a small disk of its own, made of memory, that no other
 * process sees. Only Linux can do this; without root it needs namespaces of users.
 *
 * @returns the command's exit status, or what stood in the way
 */
export function onSmallDisk(
  folder: string,
  command: readonly [string, ...string[]],
): number | string {
  const asRoot = process.getuid?.() === 0;
  const namespaces = asRoot ? ['--mount'] : ['--mount', '--map-current-user', '--keep-caps'];
  const run = ['sh', '-c', mountAndRun, folder, ...command];
  const { status, error } = spawnSync('unshare', [...namespaces, ...run], { stdio: 'inherit' });
  return error?.message ?? status ?? 'it was ended by a signal';
}

const fillerOf = (folder: string): string => join(folder, 'filler');
const pieceBytes = 1024 * 1024;

const freeBytes = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

/** Takes all the room that is left on the disk of this folder. */
export async function fillDisk(folder: string): Promise<void> {
  const filler = await open(fillerOf(folder), 'a');
  try {
    for (let left = await freeBytes(folder); left > 0; left = await freeBytes(folder)) {
      await filler.write(Buffer.alloc(Math.min(left, pieceBytes)));
    }
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOSPC') throw error;
  } finally {
    await filler.close();
  }
}

export async function freeDisk(folder: string): Promise<void> {
  await rm(fillerOf(folder), { force: true });
}
