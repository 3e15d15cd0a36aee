import { setTimeout as pause } from 'node:timers/promises';
import { addMinutes } from '../domain/calendar/time.ts';
import { metered, type Processes } from './journeys/metered.ts';
import type { BenchOptions } from './run-options.ts';
import { untilAsleep } from './sleepers/looks.ts';
import { onMeasuredSystem } from './journeys/on-measured-system.ts';
import { sendSleepers } from './sleepers/send-sleepers.ts';

const goals = { idleCoresPer10000: 0.02, megabytesAt100000: 1_000 };
const farAwayMinutes = 60 * 24 * 30;

/** Processor time as a share of one core, and resident megabytes, by process. */
type Idle = {
  readonly cores: Readonly<Record<string, number>>;
  readonly megabytes: Readonly<Record<string, number>>;
};

const share = (ms: number, of: number): number => Math.round((ms / of) * 10_000) / 10_000;
const sum = (each: Readonly<Record<string, number>>): number =>
  Object.values(each).reduce((all, one) => all + one, 0);

const idle = async (processes: Processes, forMs: number): Promise<Idle> => {
  const { processorMs, megabytes } = await metered(processes, () => pause(forMs));
  const cores = Object.entries(processorMs).map(([name, ms]) => [name, share(ms, forMs)]);
  // PostgreSQL's processes share most of their memory, so that only the others are told.
  const counted = Object.entries(megabytes).filter(([name]) => name !== 'postgres');
  return {
    cores: Object.fromEntries(cores) as Idle['cores'],
    megabytes: Object.fromEntries(counted.map(([name, mb]) => [name, Math.round(mb)])),
  };
};

/**
 * P4: what so many reports cost whose workflows sleep: processor time while nothing happens, memory,
 * and both for one more of them.
 */
export function sleepingReports({ quick, full }: BenchOptions): Promise<object> {
  const count = quick ? 100 : full ? 100_000 : 10_000;
  const forMs = quick ? 3_000 : 60_000;
  return onMeasuredSystem(async (system, raw) => {
    const worker = await system.startWorker('product');
    await pause(forMs / 6);
    const empty = await idle({ worker, ...system.engines }, forMs);
    await system.stopLast(1);
    const rungAt = addMinutes(new Date().toISOString(), farAwayMinutes);
    await sendSleepers(system, raw, { count, rungAt });
    const again = await system.startWorker('product');
    await untilAsleep(raw);
    await pause(forMs / 6);
    const asleep = await idle({ worker: again, ...system.engines }, forMs);
    return {
      what: 'reports whose workflows sleep',
      count,
      empty,
      asleep,
      idleCoresPer10000: share((sum(asleep.cores) - sum(empty.cores)) * 10_000, count),
      kilobytesEach: Math.round(((sum(asleep.megabytes) - sum(empty.megabytes)) * 1_000) / count),
      goals,
    };
  });
}
