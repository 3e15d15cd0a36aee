import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { editMigration } from '../helpers/edited-migration.ts';
import { ownSystem } from '../helpers/own-system.ts';
import { startWorkerProcess } from '../helpers/worker-process.ts';

const system = await ownSystem();

describe('the worker as a process', () => {
  it('does not begin to work where a migration had another text', async () => {
    await editMigration(system.raw);
    const place = { namespace: 'default', taskQueue: `queue-${randomUUID()}` };
    await expect(startWorkerProcess(system, place)).rejects.toThrow(
      'the worker ended before it was ready: 1',
    );
  }, 60_000);
});
