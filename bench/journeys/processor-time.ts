import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The unit of `/proc/<pid>/stat`: a hundredth of a second on every Linux that Node runs on. */
const tickMs = 10;

type Stat = { readonly parent: number; readonly ticks: number };

/**
 * Reads one line of `/proc`. The name of the program, in brackets, may hold anything, so that the
 * fields are counted from behind it: 2 is the parent, 12 to 15 are utime, stime, cutime and cstime.
 */
const statOf = (pid: number): Stat | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text.slice(text.lastIndexOf(')') + 1).split(' ');
    const ticks = fields.slice(12, 16).reduce((sum, field) => sum + Number(field), 0);
    return { parent: Number(fields[2]), ticks };
  } catch {
    // It has ended since the folder was listed; its parent then counts what it took.
    return undefined;
  }
};

const childrenOf = (pid: number): readonly number[] =>
  readdirSync('/proc')
    .map(Number)
    .filter((each) => statOf(each)?.parent === pid);

const requireProc = (): void => {
  if (existsSync('/proc/self/stat')) return;
  throw new Error('processor time is read from /proc, which this machine has not: use Linux');
};

/**
 * Milliseconds of processor time that a process, its threads and all that it has started took up to
 * now, those included that have ended since and that it has collected.
 *
 * @throws Error where there is no `/proc`, and when the process is gone
 */
export function processorMs(pid: number): number {
  requireProc();
  const stat = statOf(pid);
  if (!stat) throw new Error(`process ${pid} is gone`);
  const below = childrenOf(pid).map((child) => statOf(child)?.ticks ?? 0);
  return [stat.ticks, ...below].reduce((sum, ticks) => sum + ticks, 0) * tickMs;
}

/** Megabytes that a process holds in memory now. @throws Error where there is no `/proc` */
export function residentMegabytes(pid: number): number {
  requireProc();
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
}
