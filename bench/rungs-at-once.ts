import { setTimeout as pause } from 'node:timers/promises';
import { addMinutes, type Instant } from '../domain/calendar/time.ts';
import type { Db } from '../database/connection.ts';
import { startMeasured } from './journeys/measured-process.ts';
import type { MeasuredSystem } from './journeys/measured-system.ts';
import { metered, type Metered } from './journeys/metered.ts';
import { rungsRecorded, untilAsleep, untilRung } from './sleepers/looks.ts';
import { sendSleepers } from './sleepers/send-sleepers.ts';
import { onMeasuredSystem } from './journeys/on-measured-system.ts';
import type { BenchOptions } from './run-options.ts';

const goals = { withinSeconds: 60, processorRatio: 1.5 };
/** A little before the instant, so that the first of them is not missed. */
const leadMs = 2_000;
const longestMs = 10 * 60_000;

const waitUntil = (at: Instant): Promise<void> =>
  pause(Math.max(0, Date.parse(at) - leadMs - Date.now()));

/** Seconds from the instant until the last had come, and what was taken meanwhile. */
type Rung = Pick<Metered<void>, 'processorMs' | 'megabytes'> & { readonly seconds: number };

const allOf = ({ processorMs }: Rung): number =>
  Object.values(processorMs).reduce((sum, ms) => sum + ms, 0);

/** Reports whose first rungs come at one instant, by the product's worker. */
const ours = async (
  system: MeasuredSystem,
  raw: Db,
  { count, rungAt }: { readonly count: number; readonly rungAt: Instant },
): Promise<Rung & { readonly recorded: number; readonly duties: number }> => {
  await sendSleepers(system, raw, { count, rungAt });
  const worker = await system.startWorker('product');
  await untilAsleep(raw);
  if (Date.now() > Date.parse(rungAt) - leadMs) throw new Error('they were not asleep in time');
  await waitUntil(rungAt);
  const taken = await metered({ worker, ...system.engines }, async () => {
    await untilRung(raw, count, longestMs);
  });
  const seconds = (Date.now() - Date.parse(rungAt)) / 1_000;
  await system.stopLast(1);
  return { ...taken, seconds, ...(await rungsRecorded(raw)) };
};

/** As many sleeps that end at one instant, with nothing else. */
const bare = async (system: MeasuredSystem, count: number, startMs: number): Promise<Rung> => {
  const { address, namespace } = system.temporal;
  const sleepers = await startMeasured('../../sleepers/processes/bare-sleepers.ts', {
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: namespace,
  });
  const until = Date.now() + startMs;
  await sleepers.work({ do: 'start', count, until });
  if (Date.now() > until - leadMs) throw new Error('the bare ones were not asleep in time');
  await waitUntil(new Date(until).toISOString());
  const { temporal } = system.engines;
  const taken = await metered({ worker: sleepers.pid, temporal }, async () => {
    await sleepers.work({ do: 'await', count });
  });
  const seconds = (Date.now() - until) / 1_000;
  await sleepers.stop();
  return { ...taken, seconds };
};

const round = (value: number): number => Math.round(value * 10) / 10;

/**
 * P3: so many duties whose rung is due at one instant. Each must be recorded once; the processor time
 * from that instant on is compared with as many bare sleeps.
 */
export function rungsAtOnce({ quick }: BenchOptions): Promise<object> {
  const count = quick ? 100 : 10_000;
  // All must be sent and asleep by then.
  const preparing = quick ? 1 : 8;
  return onMeasuredSystem(async (system, raw) => {
    const rungAt = addMinutes(new Date().toISOString(), preparing);
    const fired = await ours(system, raw, { count, rungAt });
    const limit = await bare(system, count, (quick ? 12 : 240) * 1_000);
    return {
      what: 'rungs due at one instant',
      count,
      recorded: fired.recorded,
      missed: count - fired.duties,
      doubled: fired.recorded - fired.duties,
      lastAfterSeconds: round(fired.seconds),
      processorMs: fired.processorMs,
      megabytes: fired.megabytes,
      bare: { lastAfterSeconds: round(limit.seconds), processorMs: limit.processorMs },
      ratio: round(allOf(fired) / allOf(limit)),
      goals,
    };
  });
}
