import { type Stats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

import type { ServerUser } from './server-user.ts';

type Account = Pick<ServerUser, 'uid' | 'gid'>;

const READ = 0o4;
const TRAVERSE = 0o1;

function has(right: number, { mode, uid, gid }: Stats, account: Account): boolean {
  if (uid === account.uid) return (mode & (right << 6)) !== 0;
  if (gid === account.gid) return (mode & (right << 3)) !== 0;
  return (mode & right) !== 0;
}

function withParents(path: string): readonly string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [...withParents(parent), path];
}

/**
 * The first folder, from the root down to and including `folder`, that this account may not pass
 * through; `undefined` when it may pass through all. The folder must exist; links are followed.
 */
export async function firstClosedFolder(
  folder: string,
  account: Account,
): Promise<string | undefined> {
  for (const step of withParents(await realpath(folder))) {
    if (!has(TRAVERSE, await stat(step), account)) return step;
  }
  return undefined;
}

/**
 * Whether this account may read the file itself. Whether it can reach it is for
 * `firstClosedFolder`.
 */
export async function mayRead(file: string, account: Account): Promise<boolean> {
  return has(READ, await stat(file), account);
}
