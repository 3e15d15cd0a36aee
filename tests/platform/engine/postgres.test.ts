import { chmod, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';

import {
  type RunningPostgres,
  type StartPostgres,
  startPostgres,
} from '../../../platform/engine/postgres.ts';
import { isAlive, waitUntilGone } from '../../../platform/engine/processes.ts';
import { readServerRecord } from '../../../platform/engine/server-record.ts';
import { openFolder, sharedOpenFolder } from './open-folder.ts';

const settings = { fsync: 'off' };

/** Making a cluster is most of the time here: the tests that need no new one share it, in turn. */
const dataDir = join(await sharedOpenFolder(), 'postgres');

async function start(options: StartPostgres): Promise<RunningPostgres> {
  const server = await startPostgres({ settings, ...options });
  onTestFinished(async () => server.stop());
  return server;
}

async function sql(url: string, statement: string): Promise<readonly unknown[][]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text: statement, rowMode: 'array' });
    return rows;
  } finally {
    await client.end();
  }
}

async function killHard(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  expect(await waitUntilGone(pid, 2000)).toBe(true);
}

/** A table of its own for each test, since they share the cluster. */
async function writeWord(url: string, table: string): Promise<void> {
  await sql(url, `create table ${table} as select 'kvar' as text`);
}

describe('startPostgres', () => {
  it('takes SQL from nothing, on 127.0.0.1 alone, and only with the password', async () => {
    const server = await start({ dataDir, settings: { ...settings, max_connections: '17' } });
    expect(server.reused).toBe(false);
    const shown = await Promise.all(
      ['listen_addresses', 'unix_socket_directories', 'max_connections', 'timezone'].map(
        async (name) => (await sql(server.adminUrl, `show ${name}`))[0]?.[0],
      ),
    );
    expect(shown).toEqual(['127.0.0.1', '', '17', 'UTC']);
    const wrong = server.urlFor({ user: 'postgres', password: 'wrong', database: 'postgres' });
    await expect(sql(wrong, 'select 1')).rejects.toThrow(/password authentication failed/);
    expect((await stat(`${dataDir}.password`)).mode & 0o777).toBe(0o600);
  });

  it('keeps data and port over a stop and a start', async () => {
    const first = await start({ dataDir });
    await writeWord(first.adminUrl, 'stopped');
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    const second = await start({ dataDir });
    expect(second.reused).toBe(false);
    expect(second.adminUrl).toBe(first.adminUrl);
    expect(await sql(second.adminUrl, 'select text from stopped')).toEqual([['kvar']]);
  });

  it('keeps data over kill -9 of the server', async () => {
    const first = await start({ dataDir });
    await writeWord(first.adminUrl, 'killed');
    await killHard(first.pid);
    const second = await start({ dataDir });
    expect(second.pid).not.toBe(first.pid);
    expect(second.port).toBe(first.port);
    expect(await sql(second.adminUrl, 'select text from killed')).toEqual([['kvar']]);
  });

  it('takes over a server that an earlier run left behind', async () => {
    const first = await start({ dataDir });
    const second = await start({ dataDir });
    expect(second).toMatchObject({ reused: true, pid: first.pid, adminUrl: first.adminUrl });
    expect(await sql(second.adminUrl, 'select 1')).toEqual([[1]]);
  });

  it('replaces a server left behind that runs with other settings', async () => {
    const first = await start({ dataDir });
    const second = await start({ dataDir, settings: { ...settings, max_connections: '19' } });
    expect(second.reused).toBe(false);
    expect(isAlive(first.pid)).toBe(false);
    expect(await sql(second.adminUrl, 'show max_connections')).toEqual([['19']]);
  });

  it('is not stopped by a lock file whose process number another program has now', async () => {
    const first = await start({ dataDir });
    const lockFile = join(dataDir, 'postmaster.pid');
    const lock = await readFile(lockFile, 'utf8');
    await killHard(first.pid);
    await writeFile(lockFile, lock.replace(String(first.pid), String(process.pid)));
    expect((await start({ dataDir })).reused).toBe(false);
  });

  it('is not stopped by a lock file that a server left empty, killed before it wrote it', async () => {
    await (await start({ dataDir })).stop();
    await writeFile(join(dataDir, 'postmaster.pid'), '');
    const server = await start({ dataDir });
    expect(await sql(server.adminUrl, 'select 1')).toEqual([[1]]);
  });

  it('makes a cluster anew that was left half made', async () => {
    const dataDir = join(await openFolder(), 'postgres');
    await mkdir(`${dataDir}.unfinished`, { recursive: true });
    await writeFile(join(`${dataDir}.unfinished`, 'PG_VERSION'), '18\n');
    const server = await start({ dataDir });
    expect(await sql(server.adminUrl, 'select 1')).toEqual([[1]]);
    await expect(stat(`${dataDir}.unfinished`)).rejects.toThrow('ENOENT');
  });

  it('says what the server said when it does not start, and leaves no process', async () => {
    const bad = startPostgres({ dataDir, settings: { ...settings, shared_buffers: 'plenty' } });
    await expect(bad).rejects.toThrow(/invalid value for parameter "shared_buffers": "plenty"/);
  });

  it('gives up when told to, and leaves no process', async () => {
    const told = startPostgres({ dataDir, settings, signal: AbortSignal.abort() });
    await expect(told).rejects.toThrow('did not start');
    const { pid = 0 } = (await readServerRecord(`${dataDir}.json`)) ?? {};
    expect(pid).toBeGreaterThan(0);
    expect(isAlive(pid)).toBe(false);
  });
});

describe('startPostgres refuses, and names,', () => {
  it('a folder that holds something else', async () => {
    const dataDir = join(await openFolder(), 'postgres');
    await mkdir(dataDir);
    await writeFile(join(dataDir, 'letter.txt'), '');
    await expect(startPostgres({ dataDir })).rejects.toThrow(
      `${dataDir} is not empty and holds no PostgreSQL data`,
    );
  });

  it('data whose password file is gone', async () => {
    await (await start({ dataDir })).stop();
    await rename(`${dataDir}.password`, `${dataDir}.kept`);
    onTestFinished(async () => rename(`${dataDir}.kept`, `${dataDir}.password`));
    await expect(startPostgres({ dataDir })).rejects.toThrow(`${dataDir}.password is missing`);
  });

  it.runIf(process.getuid?.() === 0)(
    'a parent folder that its account may not pass through, with the way out',
    async () => {
      const closed = join(await openFolder(), 'closed');
      await mkdir(closed);
      await chmod(closed, 0o700);
      const begun = startPostgres({ dataDir: join(closed, 'data', 'postgres') });
      await expect(begun).rejects.toThrow(`may not pass through ${closed}`);
      await expect(begun).rejects.toThrow('ANMALAN_DATA');
    },
  );
});
