import { chmod, mkdir, realpath, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { firstClosedFolder, mayRead } from '../../../platform/engine/folder-access.ts';
import { openFolder } from './open-folder.ts';

const stranger = { uid: 54_321, gid: 54_321 };
const owner = { uid: process.getuid?.() ?? 0, gid: 54_321 };

describe('firstClosedFolder', () => {
  it.each([
    { mode: 0o700, account: stranger, closed: true },
    { mode: 0o744, account: stranger, closed: true },
    { mode: 0o711, account: stranger, closed: false },
    { mode: 0o755, account: stranger, closed: false },
    { mode: 0o700, account: owner, closed: false },
    { mode: 0o077, account: owner, closed: true },
  ])('mode $mode for uid $account.uid: closed $closed', async ({ mode, account, closed }) => {
    const root = await realpath(await openFolder());
    const middle = join(root, 'middle');
    await mkdir(join(middle, 'inner'), { recursive: true });
    await chmod(middle, mode);
    const found = await firstClosedFolder(middle, account);
    await chmod(middle, 0o755);
    expect(found).toBe(closed ? middle : undefined);
  });

  it('names the outermost closed folder, behind a link as well', async () => {
    const root = await realpath(await openFolder());
    await mkdir(join(root, 'outer', 'inner'), { recursive: true });
    await chmod(join(root, 'outer', 'inner'), 0o700);
    await symlink(join(root, 'outer', 'inner'), join(root, 'link'));
    expect(await firstClosedFolder(join(root, 'link'), stranger)).toBe(
      join(root, 'outer', 'inner'),
    );
    await chmod(join(root, 'outer'), 0o700);
    expect(await firstClosedFolder(join(root, 'outer', 'inner'), stranger)).toBe(
      join(root, 'outer'),
    );
  });
});

describe('mayRead', () => {
  it.each([
    { mode: 0o600, account: stranger, readable: false },
    { mode: 0o604, account: stranger, readable: true },
    { mode: 0o600, account: owner, readable: true },
  ])('mode $mode for uid $account.uid: $readable', async ({ mode, account, readable }) => {
    const file = join(await openFolder(), 'file');
    await writeFile(file, '');
    await chmod(file, mode);
    expect(await mayRead(file, account)).toBe(readable);
  });
});
