import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

import { isAlive } from '../../../platform/engine/processes.ts';
import { type ProcessState, claimRunState } from '../../../scripts/start/run-state.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

async function living(): Promise<number> {
  const child = spawn(
    process.execPath,
    ['-e', "'of-ours'; console.log(1); setInterval(() => 1, 1e3)"],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child.pid ?? 0;
}

async function folderWith(state: ProcessState): Promise<string> {
  const folder = join(await temporaryFolder(), 'run');
  await mkdir(folder);
  await writeFile(join(folder, `${state.name}.json`), JSON.stringify(state));
  return folder;
}

const ourselves = { marker: 'vitest' };

describe('the record of what runs', () => {
  it('lets only one system run on the same data, and leaves that one alone', async () => {
    const [api, start] = [await living(), await living()];
    const marker = 'of-ours';
    const folder = await folderWith({ name: 'api', pid: api, marker, survives: false });
    const state = { name: 'start', pid: start, marker, survives: false };
    await writeFile(join(folder, 'start.json'), JSON.stringify(state));
    await expect(claimRunState(folder, ourselves)).rejects.toThrow(`process ${start}`);
    expect([api, start].map(isAlive)).toEqual([true, true]);
  });

  it.each([
    { what: 'a child of a killed start is ended', name: 'api', marker: 'of-ours', alive: false },
    {
      what: 'an engine is left to be taken over',
      name: 'postgres',
      marker: 'of-ours',
      alive: true,
    },
    { what: "another program's number is left alone", name: 'api', marker: 'x-y', alive: true },
    { what: 'a start long dead is no hindrance', name: 'start', marker: 'x-y', alive: true },
  ])('$what', async ({ name, marker, alive }) => {
    const pid = await living();
    const folder = await folderWith({ name, pid, marker, survives: name === 'postgres' });
    await claimRunState(folder, ourselves);
    expect(isAlive(pid)).toBe(alive);
  });

  it('ends an engine of an earlier start that nobody took over when it gives the folder back', async () => {
    const pid = await living();
    const folder = await folderWith({ name: 'temporal', pid, marker: 'of-ours', survives: true });
    const state = await claimRunState(folder, ourselves);
    expect(isAlive(pid)).toBe(true);
    await state.release();
    expect(isAlive(pid)).toBe(false);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is not disturbed by half a file', async () => {
    const folder = join(await temporaryFolder(), 'run');
    await mkdir(folder);
    await writeFile(join(folder, 'start.json'), '{"name":"start","pi');
    await expect(claimRunState(folder, ourselves)).resolves.toBeDefined();
  });

  it('tells others name, process and port', async () => {
    const folder = join(await temporaryFolder(), 'run');
    const state = await claimRunState(folder, { ...ourselves, port: 3000 });
    state.write({ name: 'api', pid: 4, port: 3000, marker: 'server.ts', survives: false });
    expect(JSON.parse(await readFile(join(folder, 'api.json'), 'utf8'))).toMatchObject({
      name: 'api',
      pid: 4,
      port: 3000,
    });
    state.remove('api');
    await expect(readFile(join(folder, 'api.json'))).rejects.toThrow('ENOENT');
  });
});
