import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { processorMs, residentMegabytes } from '../../bench/journeys/processor-time.ts';

const busyFor = (ms: number): string =>
  `const end = process.cpuUsage().user + ${ms * 1000}; while (process.cpuUsage().user < end);`;

/** Starts a busy child, waits until that has ended, and then stays. */
const parent = `
  const { spawnSync } = require('node:child_process');
  const { status } = spawnSync(process.execPath, ['-e', ${JSON.stringify(busyFor(300))}]);
  process.stdout.write('done ' + status);
  setInterval(() => undefined, 1000);`;

it('counts what a process took, and what a child took that has ended', async () => {
  const child = spawn(process.execPath, ['-e', parent], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  const took = processorMs(child.pid ?? 0);
  child.kill();
  expect(String(said)).toBe('done 0');
  expect(took).toBeGreaterThan(300);
  expect(took).toBeLessThan(3_000);
});

it('counts what a child takes that still runs', async () => {
  const beside = `
    const { spawn } = require('node:child_process');
    const child = spawn(process.execPath, ['-e', ${JSON.stringify(`${busyFor(300)} console.log('done'); setInterval(() => undefined, 1000);`)}]);
    child.stdout.once('data', () => process.stdout.write('done'));
    process.once('SIGTERM', () => { child.kill(); process.exit(0); });`;
  const child = spawn(process.execPath, ['-e', beside], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  const took = processorMs(child.pid ?? 0);
  child.kill();
  expect(took).toBeGreaterThan(300);
});

it('says so when the process is gone', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  expect(() => processorMs(child.pid ?? 0)).toThrow('is gone');
});

it('tells the memory that a process holds', () => {
  expect(residentMegabytes(process.pid)).toBeGreaterThan(20);
});
