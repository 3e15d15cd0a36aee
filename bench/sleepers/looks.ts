import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from '../../database/connection.ts';
import { rowsOf } from '../../database/rows.ts';

/** How long the system may take for what is waited for, in milliseconds. */
const longest = 20 * 60_000;
const lookEveryMs = 250;

const numberIn = async (raw: Db, sql: string): Promise<number> => {
  const [row] = rowsOf<{ n: number }>(await raw.raw(sql));
  return row?.n ?? 0;
};

const until = async (isSo: () => Promise<boolean>, what: string): Promise<void> => {
  const deadline = performance.now() + longest;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await pause(lookEveryMs);
  }
};

/** Waits until the workflow of every report has looked and sleeps. */
export function untilAsleep(raw: Db): Promise<void> {
  const awake = `select count(*)::int as n from stream where kind = 'report'
    and (sleeps_until is null or relayed_seq < last_fact_seq)`;
  return until(async () => (await numberIn(raw, awake)) === 0, 'every workflow to sleep');
}

/** Rungs that were recorded, and how many duties they are of. */
export type Rung = { readonly recorded: number; readonly duties: number };

export async function rungsRecorded(raw: Db): Promise<Rung> {
  const [row] = rowsOf<Rung>(
    await raw.raw(
      `select count(*)::int as recorded, count(distinct duty_id)::int as duties from duty_rung
       where number = 1 and duty_id in (select id from duty where kind = 'openReport')`,
    ),
  );
  return row ?? { recorded: 0, duties: 0 };
}

/** Waits until so many first rungs are recorded. @returns whether they were within the limit */
export async function untilRung(raw: Db, count: number, limitMs: number): Promise<boolean> {
  const deadline = performance.now() + limitMs;
  while ((await rungsRecorded(raw)).recorded < count) {
    if (performance.now() > deadline) return false;
    await pause(lookEveryMs);
  }
  return true;
}
