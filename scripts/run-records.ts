import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const runRecord = z.object({
  name: z.string(),
  pid: z.int().positive(),
  port: z.int().positive(),
});

/** What a started process leaves in `<ANMALAN_DATA>/run/<name>.json` for others to find it. */
export type RunRecord = z.infer<typeof runRecord>;

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** The record of a process that still runs; `undefined` after a crash or when it never started. */
export const findRunRecord = async (
  dataFolder: string,
  name: string,
): Promise<RunRecord | undefined> => {
  try {
    const text = await readFile(join(dataFolder, 'run', `${name}.json`), 'utf8');
    const record = runRecord.parse(JSON.parse(text));
    return isRunning(record.pid) ? record : undefined;
  } catch {
    return undefined;
  }
};
