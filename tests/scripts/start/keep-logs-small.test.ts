import { spawn } from 'node:child_process';
import { mkdir, open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

import { keepLogsSmall } from '../../../scripts/start/keep-logs-small.ts';
import { eventually } from '../../helpers/eventually.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const megabyte = 1024 * 1024;

/** Writes 64 kB again and again, and at each end of one a line. */
const writer = `
  const { writeSync } = require('node:fs');
  const words = 'x'.repeat(65535) + '\\n';
  let count = 0;
  setInterval(() => { writeSync(1, words); writeSync(1, 'line ' + (count += 1) + '\\n'); }, 2);
`;

describe('the logs of a running system', () => {
  it('are kept small while their processes go on writing to them', async () => {
    const data = await temporaryFolder();
    await mkdir(join(data, 'logs'));
    const log = join(data, 'logs', 'api.log');
    const handle = await open(log, 'a');
    const child = spawn(process.execPath, ['-e', writer], {
      stdio: ['ignore', handle.fd, 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    await handle.close();
    const largest: number[] = [];
    const size = async (file: string): Promise<number> => {
      const { size } = await stat(file);
      largest.push(size);
      return size;
    };
    await eventually(async () => (await size(log)) > 11 * megabyte);
    keepLogsSmall(data, 20);
    await eventually(async () => (await size(log)) < 5 * megabyte);
    expect((await stat(`${log}.old`)).size).toBeGreaterThan(10 * megabyte);
    expect(await readFile(`${log}.old`, 'utf8')).toMatch(/^line 1$/m);
    const before = await size(log);
    await eventually(async () => (await size(log)) > before);
    expect(await readFile(log, 'utf8')).not.toMatch(/^line 1$/m);
    expect(child.exitCode).toBe(null);
  });
});
