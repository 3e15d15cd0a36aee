import type { Db } from '../database/connection.ts';
import { rowsOf } from '../database/rows.ts';
import type { Figures } from './grown/grow.ts';
import { inGrownDatabase, type Grown } from './grown/in-grown-database.ts';
import { reads, targetsIn, timesOf } from './grown/reads.ts';
import { quantile } from './measure.ts';

const town = 'degerfors';
const goalMs = 20;
const warmUp = 20;

/** The figures of the goal, and the shares of them that are measured on the way. */
const whole: Figures = { open: 100_000, closed: 1_000_000 };
const extents = {
  quick: { shares: [0.0002, 0.0005, 0.001], calls: 20 },
  whole: { shares: [0.01, 0.1, 1], calls: 400 },
} as const;
type Extent = (typeof extents)[keyof typeof extents];

const partOf = (share: number): Figures => ({
  open: Math.round(whole.open * share),
  closed: Math.round(whole.closed * share),
});

const countOf = async (admin: Db, table: string): Promise<number> => {
  const [row] = rowsOf<{ n: string }>(await admin.raw(`select count(*) as n from ??`, [table]));
  return Number(row?.n ?? 0);
};

const round = (value: number): number => Number(value.toFixed(1));

/** p50 and p99 of every read at one size. */
const measureAt = async (
  { admin, deps }: Grown,
  figures: Figures,
  calls: number,
): Promise<readonly (object & { readonly what: string; readonly p99ms: number })[]> => {
  const events = await countOf(admin, 'audit_event');
  const lines = [];
  for (const { what, ...read } of reads) {
    const targets = await targetsIn(admin, town, calls + warmUp);
    const times = await timesOf(deps, read, { town, targets, warmUp });
    const sorted = times.toSorted((a, b) => a - b);
    const p50ms = round(quantile(sorted, 0.5));
    lines.push({
      what,
      ...figures,
      events,
      p50ms,
      p99ms: round(quantile(sorted, 0.99)),
      goal: goalMs,
    });
  }
  return lines;
};

const measureAll = async (grown: Grown, { shares, calls }: Extent): Promise<readonly object[]> => {
  const lines: object[] = [];
  const first = new Map<string, number>();
  for (const share of shares) {
    const began = performance.now();
    await grown.growTo(partOf(share));
    lines.push({
      what: 'made',
      ...partOf(share),
      seconds: Math.round((performance.now() - began) / 1000),
    });
    for (const line of await measureAt(grown, partOf(share), calls)) {
      const before = first.get(line.what) ?? line.p99ms;
      first.set(line.what, before);
      lines.push({ ...line, timesFirst: round(line.p99ms / before) });
    }
  }
  return lines;
};

/**
 * P5: what people read most, p99 in the service, while the reports of a municipality grow. Every
 * read is recorded as in production; PostgreSQL waits for the disk. `timesFirst` is p99 against that
 * of the first size: about 1 where the size does not matter.
 *
 * @param quick measures sizes that are made in seconds, too small to judge anything by
 */
export async function listsAndHistory({
  quick,
}: {
  readonly quick: boolean;
}): Promise<readonly object[]> {
  return inGrownDatabase(town, (grown) => measureAll(grown, quick ? extents.quick : extents.whole));
}
