import { lstatSync } from 'node:fs';
import { access, constants, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { isAlive } from './processes.ts';

const NAME = 'anmalan';
const PART = /^\.part-(?<pid>\d+)-/;

/**
 * Whether a folder belongs to us and can be changed by us only. It is asked of folders in places
 * open to everybody, where another user could have laid a program of his own for us to run.
 */
export function isOurs(folder: string): boolean {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  return (
    stats?.isDirectory() === true && stats.uid === process.getuid?.() && (stats.mode & 0o022) === 0
  );
}

async function usable(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * A writable folder for what is downloaded once: `$XDG_CACHE_HOME/anmalan`, else
 * `~/.cache/anmalan`, else one of our own in the temporary folder. It exists when this resolves.
 */
export async function cacheFolder(environment: {
  readonly xdgCacheHome?: string | undefined;
  readonly home?: string | undefined;
  /** Default: the operating system's temporary folder. */
  readonly temporary?: string;
}): Promise<string> {
  const { xdgCacheHome, home, temporary = tmpdir() } = environment;
  if (xdgCacheHome && (await usable(join(xdgCacheHome, NAME)))) return join(xdgCacheHome, NAME);
  if (home && (await usable(join(home, '.cache', NAME)))) return join(home, '.cache', NAME);
  const shared = join(temporary, `${NAME}-cache-${process.getuid?.() ?? 'user'}`);
  if ((await usable(shared)) && isOurs(shared)) return shared;
  return mkdtemp(join(temporary, `${NAME}-cache-`));
}

/**
 * A fresh folder inside the cache, to build something in before it is renamed into place, so that
 * two processes at once never see what the other has half built. Such folders of processes that
 * have died are removed.
 */
export async function partFolder(cacheDir: string): Promise<string> {
  await mkdir(cacheDir, { recursive: true });
  for (const name of await readdir(cacheDir)) {
    const pid = PART.exec(name)?.groups?.['pid'];
    if (pid !== undefined && !isAlive(Number(pid))) {
      await rm(join(cacheDir, name), { recursive: true, force: true });
    }
  }
  return mkdtemp(join(cacheDir, `.part-${process.pid}-`));
}
