import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { cacheFolder, isOurs, partFolder } from '../../../platform/engine/cache-folder.ts';
import { openFolder } from './open-folder.ts';

describe('the cache folder', () => {
  it('is below XDG_CACHE_HOME when that is set', async () => {
    const root = await openFolder();
    expect(await cacheFolder({ xdgCacheHome: root, home: '/nowhere' })).toBe(join(root, 'anmalan'));
  });

  it('is below the home when nothing else is set', async () => {
    const home = await openFolder();
    expect(await cacheFolder({ home })).toBe(join(home, '.cache', 'anmalan'));
  });

  it('is a temporary folder of our own when the home takes no files', async () => {
    const home = join(await openFolder(), 'file');
    await writeFile(home, '');
    const temporary = await openFolder();
    const folder = await cacheFolder({ home, temporary });
    expect(dirname(folder)).toBe(temporary);
    expect(isOurs(folder)).toBe(true);
    expect(await cacheFolder({ home, temporary })).toBe(folder);
  });

  it('is another one when somebody else could write to that', async () => {
    const home = join(await openFolder(), 'file');
    await writeFile(home, '');
    const temporary = await openFolder();
    const planted = await cacheFolder({ home, temporary });
    await chmod(planted, 0o777);
    expect(await cacheFolder({ home, temporary })).not.toBe(planted);
  });

  it('trusts no folder that others may write to', async () => {
    const folder = await openFolder();
    await chmod(folder, 0o777);
    expect(isOurs(folder)).toBe(false);
  });
});

describe('a part in the cache', () => {
  it('is apart for each who asks', async () => {
    const cache = await openFolder();
    expect(await partFolder(cache)).not.toBe(await partFolder(cache));
    expect(await readdir(cache)).toHaveLength(2);
  });

  it('is removed when its process is dead', async () => {
    const cache = await openFolder();
    await mkdir(join(cache, '.part-999999999-abcdef'));
    await writeFile(join(cache, 'temporal-1.9.1'), '');
    await partFolder(cache);
    const names = await readdir(cache);
    expect(names).toContain('temporal-1.9.1');
    expect(names).not.toContain('.part-999999999-abcdef');
  });
});
