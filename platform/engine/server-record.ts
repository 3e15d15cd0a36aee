import { readFile, rename, writeFile } from 'node:fs/promises';

/** Ports of 127.0.0.1 by use. */
export type Ports = Readonly<Record<string, number>>;

/** What is remembered of a server between two starts. Without `pid` it was stopped in good order. */
export type ServerRecord = {
  readonly pid?: number;
  /** The next start has the same addresses. */
  readonly ports: Ports;
  /** The whole command: a server left behind is reused only when it would be started the same way. */
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

/** The record, or `undefined` when there is none or it was cut off in the middle of writing. */
export async function readServerRecord(file: string): Promise<ServerRecord | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Replaces the record as a whole. */
export async function writeServerRecord(file: string, record: ServerRecord): Promise<void> {
  const part = `${file}.${process.pid}`;
  await writeFile(part, `${JSON.stringify(record, null, 2)}\n`);
  await rename(part, file);
}

/** The ports are kept, the process is forgotten. */
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
