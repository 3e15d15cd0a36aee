import { chmod, mkdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { firstClosedFolder } from '../../../platform/engine/folder-access.ts';
import {
  type NativeFolder,
  reachablePostgres,
} from '../../../platform/engine/postgres-binaries.ts';
import { openFolder } from './open-folder.ts';

const user = { name: 'stranger', uid: 54_321, gid: 54_321 };

async function nativeFolder(mode: number): Promise<NativeFolder> {
  const folder = join(await openFolder(), 'clone', 'native');
  await mkdir(join(folder, 'bin'), { recursive: true });
  await mkdir(join(folder, 'lib'));
  await writeFile(join(folder, 'bin', 'postgres'), 'program', { mode: 0o700 });
  await writeFile(join(folder, 'lib', 'libpq.so.5'), 'library', { mode: 0o600 });
  await symlink('libpq.so.5', join(folder, 'lib', 'libpq.so'));
  await chmod(join(folder, 'bin', 'postgres'), mode);
  return { folder, version: '18.0.0-test' };
}

const modeOf = async (file: string): Promise<number> => (await stat(file)).mode & 0o777;

describe("PostgreSQL's programs", () => {
  it('are used where they are when the account can reach them', async () => {
    const native = await nativeFolder(0o755);
    const { postgres } = await reachablePostgres(native, { user, copies: await openFolder() });
    expect(postgres).toBe(join(native.folder, 'bin', 'postgres'));
  });

  it('are used where they are when they run as ourselves', async () => {
    const native = await nativeFolder(0o700);
    const { initdb } = await reachablePostgres(native, { copies: await openFolder() });
    expect(initdb).toBe(join(native.folder, 'bin', 'initdb'));
  });

  it.each(['unreadable', 'behind a closed folder'])(
    '%s are copied to an open place',
    async (why) => {
      const native = await nativeFolder(why === 'unreadable' ? 0o700 : 0o755);
      if (why !== 'unreadable') await chmod(dirname(native.folder), 0o700);
      const copies = await openFolder();
      const { postgres } = await reachablePostgres(native, { user, copies });
      const copy = join(copies, 'anmalan-postgres-18.0.0-test');
      expect(postgres).toBe(join(copy, 'bin', 'postgres'));
      expect(await firstClosedFolder(dirname(postgres), user)).toBeUndefined();
      expect(await modeOf(postgres)).toBe(0o755);
      expect(await modeOf(join(copy, 'lib', 'libpq.so.5'))).toBe(0o644);
      expect(await readFile(join(copy, 'lib', 'libpq.so'), 'utf8')).toBe('library');
    },
  );

  it('are copied once, also when two ask at the same time', async () => {
    const native = await nativeFolder(0o700);
    const copies = await openFolder();
    const both = await Promise.all(
      [1, 2].map(async () => reachablePostgres(native, { user, copies })),
    );
    expect(both[0]).toEqual(both[1]);
    await writeFile(both[0]?.postgres ?? '', 'still the first copy');
    const { postgres } = await reachablePostgres(native, { user, copies });
    expect(await readFile(postgres, 'utf8')).toBe('still the first copy');
  });

  it('are copied again when the copy has lost a file', async () => {
    const native = await nativeFolder(0o700);
    const copies = await openFolder();
    const { postgres } = await reachablePostgres(native, { user, copies });
    await rm(postgres);
    await reachablePostgres(native, { user, copies });
    expect(await readFile(postgres, 'utf8')).toBe('program');
  });

  it('have no open place to go to: the closed folder is named', async () => {
    const native = await nativeFolder(0o700);
    const copies = await openFolder();
    await chmod(copies, 0o700);
    await expect(reachablePostgres(native, { user, copies })).rejects.toThrow(copies);
  });
});
