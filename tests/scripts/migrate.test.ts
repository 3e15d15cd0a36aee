import { execFile } from 'node:child_process';
import { cp, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, inject, it } from 'vitest';
import { editedMigration, editMigration } from '../helpers/edited-migration.ts';
import { ownSystem } from '../helpers/own-system.ts';
import { root } from '../helpers/repository.ts';
import { sharedOpenFolder } from '../platform/engine/open-folder.ts';

const system = await ownSystem();
const run = promisify(execFile);

/** The compiled code in a folder of its own, as the image has it. */
const compiled = async (): Promise<string> => {
  const folder = await sharedOpenFolder();
  await cp(`${root}package.json`, join(folder, 'package.json'));
  await symlink(`${root}node_modules`, join(folder, 'node_modules'));
  const tsc = `${root}node_modules/typescript/bin/tsc`;
  const into = ['--outDir', join(folder, 'dist')];
  await run(process.execPath, [tsc, '-p', `${root}tsconfig.build.json`, ...into]);
  return join(folder, 'dist/scripts/migrate.js');
};
const forms = [
  ['as source', ['--import', import.meta.resolve('tsx'), `${root}scripts/migrate.ts`]],
  ['compiled', [await compiled()]],
] as const;

type Ended = { readonly code: number; readonly line: Readonly<Record<string, unknown>> };

const migrateWith = async (command: readonly string[]): Promise<Ended> => {
  const database = new URL(inject('template').ownerUrl);
  database.pathname = new URL(system.urls.app).pathname;
  const env = { PATH: process.env['PATH'], NODE_ENV: 'test', OWNER_DATABASE_URL: database.href };
  const ended = await run(process.execPath, [...command], { env }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    (error: unknown) => error as { readonly code: number; readonly stdout: string },
  );
  return { code: ended.code, line: JSON.parse(ended.stdout) as Ended['line'] };
};

describe('npm run migrate', () => {
  it.each(forms)('%s knows the hashes that the other form has noted', async (_, command) => {
    expect(await migrateWith(command)).toMatchObject({
      code: 0,
      line: { msg: 'migrated', count: 0 },
    });
  });

  it.each(forms)('%s ends with 1 and names the migration that differs', async (_, command) => {
    const before = await system.raw('migration_hash').where({ name: editedMigration }).first();
    await editMigration(system.raw);
    const ended = await migrateWith(command);
    await system.raw('migration_hash').where({ name: editedMigration }).update(before);
    expect(ended).toMatchObject({
      code: 1,
      line: {
        level: 'error',
        migration: editedMigration,
        msg: expect.stringContaining('start the version that it was made with'),
      },
    });
  });
});
