import { setTimeout as pause } from 'node:timers/promises';

const limitMs = 60_000;

/**
 * Bounds what a test file awaits at its top: vitest limits tests and hooks, and would wait for the
 * reading of a file without end. Whatever fails there fails the file.
 */
export function inTime<T>(work: Promise<T>): Promise<T> {
  const late = async (): Promise<never> => {
    await pause(limitMs, undefined, { ref: false });
    throw new Error(`not ready within ${limitMs} ms`);
  };
  return Promise.race([work, late()]);
}
