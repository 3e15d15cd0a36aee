import { readFile, rename, writeFile } from 'node:fs/promises';

/** Ports of 127.0.0.1, by what they are for. */
export type Ports = Readonly<Record<string, number>>;

/**
 * What is remembered of a server between two starts. Without `pid` the server was stopped in good
 * order.
 */
export type ServerRecord = {
  readonly pid?: number;
  /**
   * The ports of the last start, which the next one tries first, so that addresses stay the same.
   */
  readonly ports: Ports;
  /**
   * The whole command. A server that was left behind is taken over only when it would be started
   * with the same command now.
   */
  readonly command: readonly string[];
};

function isRecord(value: unknown): value is ServerRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    'ports' in value &&
    typeof value.ports === 'object' &&
    'command' in value &&
    Array.isArray(value.command)
  );
}

/** The record, or `undefined` when there is none or it cannot be read. */
export async function readServerRecord(file: string): Promise<ServerRecord | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Replaces the record as a whole, so that a reader never sees half of one. */
export async function writeServerRecord(file: string, record: ServerRecord): Promise<void> {
  const part = `${file}.${process.pid}`;
  await writeFile(part, `${JSON.stringify(record, null, 2)}\n`);
  await rename(part, file);
}

/** Removes the process from the record and keeps the ports for the next start. */
export async function forgetProcess(file: string): Promise<void> {
  const record = await readServerRecord(file);
  if (record === undefined) return;
  const { pid: _, ...rest } = record;
  await writeServerRecord(file, rest);
}

/** Whether two commands are the same word for word. */
export function sameCommand(one: readonly string[], other: readonly string[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
