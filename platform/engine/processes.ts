import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 25;

/**
 * Whether a process has ended but was not collected by its parent. Such a zombie answers signals as
 * if it ran, and stays where process 1 collects none, as in some containers.
 */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return /^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
  } catch {
    return true;
  }
}

/** Whether this process runs, also when it belongs to another user. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return !isZombie(pid);
}

/** The command line of a living process, its words parted by spaces; `undefined` when unknown. */
export function commandLineOf(pid: number): string | undefined {
  try {
    return process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

/**
 * Whether `pid` is still the process that we once started, known by a word of its command line:
 * after a restart of the machine any program may have the same number.
 */
export function isStill(pid: number, marker: string): boolean {
  return isAlive(pid) && (commandLineOf(pid)?.includes(marker) ?? false);
}

/**
 * Sends a signal. Returns false when there is no such process any more.
 * @throws when we may not signal it
 */
export function sendSignal(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}

/** Resolves to true when the process is gone, to false when it still lives after `withinMs`. */
export async function waitUntilGone(pid: number, withinMs: number): Promise<boolean> {
  const deadline = AbortSignal.timeout(withinMs);
  while (isAlive(pid)) {
    if (deadline.aborted) return false;
    await pause(POLL_MS);
  }
  return true;
}

/** How a process is asked to end, and how long it has before it is killed. */
export type Ending = { readonly signal: NodeJS.Signals; readonly killAfterMs: number };

/**
 * Ends a process; one that is gone already is no error.
 * @throws when it survives being killed
 */
export async function endProcess(pid: number, { signal, killAfterMs }: Ending): Promise<void> {
  if (!sendSignal(pid, signal)) return;
  if (await waitUntilGone(pid, killAfterMs)) return;
  sendSignal(pid, 'SIGKILL');
  if (!(await waitUntilGone(pid, 2000))) throw new Error(`Process ${pid} does not end.`);
}
