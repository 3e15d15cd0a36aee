import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { openDataFolder } from '../../../scripts/start/data-folder.ts';
import { patience, startProduct } from '../../helpers/product-process.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const refusal = (data: string, code: string): string =>
  `The data folder ${data} cannot be written (${code}). Set ANMALAN_DATA to one that can.`;

describe('the data folder of npm start', () => {
  it('is made with its parents', async () => {
    const data = join(await temporaryFolder(), 'a', 'b');
    expect(await openDataFolder(data)).toBe(data);
    await access(join(data, 'logs'));
    expect(await openDataFolder(data)).toBe(data);
  });

  it.each([
    ['is a file', '', 'ENOTDIR'],
    ['lies below a file', '/data', 'ENOTDIR'],
  ])('is refused by its name when it %s', async (_, below, code) => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    await expect(openDataFolder(file + below)).rejects.toThrow(refusal(file + below, code));
  });

  it(
    'is refused where no account can make one, in one line on the terminal',
    patience,
    async () => {
      const ANMALAN_DATA = '/proc/anmalan/data';
      const start = startProduct({ module: 'scripts/start.ts', environment: { ANMALAN_DATA } });
      expect(await start.ended(60_000)).toBe(1);
      expect(start.complained()).toBe(`${refusal(ANMALAN_DATA, 'ENOENT')}\n`);
    },
  );
});
