import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';

import { cacheFolder } from '../../../platform/engine/cache-folder.ts';
import { findTemporalCli } from '../../../platform/engine/find-temporal.ts';
import { isAlive, waitUntilGone } from '../../../platform/engine/processes.ts';
import {
  type RunningTemporal,
  type StartTemporal,
  startTemporal,
} from '../../../platform/engine/temporal.ts';
import { openFolder } from './open-folder.ts';

/** The very first run on a machine downloads the program. */
const DOWNLOAD_MS = 300_000;

const caseType = { name: 'CaseType', type: 'KEYWORD' } as const;
const dueAt = { name: 'DueAt', type: 'DATETIME' } as const;

let cli = '';

beforeAll(async () => {
  const { env } = process;
  const cacheDir = await cacheFolder({ xdgCacheHome: env['XDG_CACHE_HOME'], home: env['HOME'] });
  const found = await findTemporalCli({
    cliPath: env['TEMPORAL_CLI_PATH'],
    cacheDir,
    pathEnv: env['PATH'] ?? '',
  });
  cli = found.path;
}, DOWNLOAD_MS);

async function start(
  options: Pick<StartTemporal, 'dataDir'> & Partial<StartTemporal>,
): Promise<RunningTemporal> {
  const server = await startTemporal({ cli, searchAttributes: [], headless: true, ...options });
  onTestFinished(async () => server.stop());
  return server;
}

async function clientOf({ address }: RunningTemporal): Promise<Client> {
  const connection = await Connection.connect({ address });
  onTestFinished(async () => connection.close());
  return new Client({ connection });
}

async function killHard(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  expect(await waitUntilGone(pid, 2000)).toBe(true);
}

/** No worker listens to this queue: the workflow stays as it was recorded. */
const forgotten = { taskQueue: 'nobody', workflowId: 'kept' };

describe('startTemporal', () => {
  it('runs a server of 1.32 or later with the namespace, the attributes and a page', async () => {
    const dataDir = await openFolder();
    const namespace = 'own';
    const options = { dataDir, namespace, headless: false, searchAttributes: [caseType, dueAt] };
    const server = await start(options);
    const { connection } = await clientOf(server);
    const { serverVersion } = await connection.workflowService.getSystemInfo({});
    expect(Number(serverVersion?.split('.')[1])).toBeGreaterThanOrEqual(32);
    const listed = await connection.operatorService.listSearchAttributes({ namespace });
    expect(listed.customAttributes).toMatchObject({ CaseType: 2, DueAt: 6 });
    expect((await fetch(server.uiUrl ?? '')).status).toBe(200);
  });

  it('keeps what it was told over kill -9 and a start, at the same address', async () => {
    const dataDir = await openFolder();
    const first = await start({ dataDir });
    await (await clientOf(first)).workflow.start('anything', forgotten);
    await killHard(first.pid);
    const second = await start({ dataDir });
    expect(second).toMatchObject({ reused: false, address: first.address, uiUrl: undefined });
    const kept = (await clientOf(second)).workflow.getHandle(forgotten.workflowId);
    expect((await kept.describe()).status.name).toBe('RUNNING');
  });

  it('takes over a server left behind, and registers what it did not know yet', async () => {
    const dataDir = await openFolder();
    const first = await start({ dataDir, searchAttributes: [caseType] });
    const second = await start({ dataDir, searchAttributes: [caseType, dueAt] });
    expect(second).toMatchObject({ reused: true, pid: first.pid, address: first.address });
    const { workflow } = await clientOf(second);
    const searchAttributes = { CaseType: ['report'], DueAt: [new Date(0)] };
    await workflow.start('anything', { ...forgotten, searchAttributes });
    const found = async (): Promise<number> => (await workflow.count(`CaseType = 'report'`)).count;
    await expect.poll(found).toBe(1);
  });

  it('replaces a server left behind that runs with other settings', async () => {
    const dataDir = await openFolder();
    const first = await start({ dataDir });
    const dynamicConfig = { 'history.timerProcessorMaxPollRPS': '1000' };
    const second = await start({ dataDir, dynamicConfig });
    expect(second.reused).toBe(false);
    expect(isAlive(first.pid)).toBe(false);
  });

  it('says what the server said when it does not start', async () => {
    const dataDir = await openFolder();
    const bad = start({ dataDir, dynamicConfig: { notJson: '{' } });
    await expect(bad).rejects.toThrow(/did not start: exit 1[^]*notJson/);
    expect(await readFile(join(dataDir, 'temporal.log'), 'utf8')).toContain('notJson');
  });
});
