import { createDrawingPool, type DrawingPool } from '../activities/letters/drawing-pool.ts';
import type { LetterSource } from '../domain/letters/letter-source.ts';
import { longReport, ordinaryReport } from './made-up-reports.ts';
import type { Size } from './measure.ts';

const plainThread = new URL('./plain-drawing-thread.ts', import.meta.url);
const { signal } = new AbortController();

const round = (value: number, digits = 1): number => Number(value.toFixed(digits));

/** Processor milliseconds of the whole process: others who use the machine do not count. */
const processorMs = async (work: () => Promise<void>): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

const drawAll = async (pool: DrawingPool, sources: readonly LetterSource[]): Promise<void> => {
  for (const source of sources) await pool.draw(source, { urgency: 3, party: '', signal });
};

const reports = (count: number, from = 0): readonly LetterSource[] =>
  Array.from({ length: count }, (_, index) => ordinaryReport(from + index));

/** Documents per second of processor time, turn and turn about. */
const rates = async (
  ours: DrawingPool,
  limit: DrawingPool,
  count: number,
): Promise<{ readonly ours: number; readonly limit: number }> => {
  const spent = { ours: 0, limit: 0 };
  const turns = 10;
  const each = Math.ceil(count / turns);
  for (let turn = 0; turn < turns; turn += 1) {
    const sources = reports(each, turn * each);
    spent.limit += await processorMs(() => drawAll(limit, sources));
    spent.ours += await processorMs(() => drawAll(ours, sources));
  }
  const perSecond = (milliseconds: number): number => (1000 * turns * each) / milliseconds;
  return { ours: perSecond(spent.ours), limit: perSecond(spent.limit) };
};

const kilobytes = [32, 64, 128, 256] as const;

/** The least processor time per kB that a report of each length took. */
const costs = async (
  pool: DrawingPool,
  tries: number,
): Promise<Readonly<Record<number, number>>> => {
  const least: Record<number, number> = {};
  for (let turn = 0; turn < tries; turn += 1) {
    for (const kB of kilobytes) {
      const spent = await processorMs(() => drawAll(pool, [longReport(kB * 1024)]));
      least[kB] = round(Math.min(least[kB] ?? Infinity, spent / kB), 2);
    }
  }
  return least;
};

const residentMB = (): number => round(process.memoryUsage().rss / 1_048_576);

/** Draws so many documents, a few at a time as they come. @returns megabytes at the end */
const memoryAfter = async (pool: DrawingPool, from: number, to: number): Promise<number> => {
  const atOnce = 50;
  for (let done = from; done < to; done += atOnce) await drawAll(pool, reports(atOnce, done));
  return residentMB();
};

/**
 * P7: documents per second and core. One thread of the pool draws, and everything that the process
 * spends on it counts. The limit is pdfkit drawing the bare answers, with nothing that makes a
 * document last or be read aloud. What a report costs by its length, and what memory the process
 * holds after a thousand documents and after ten times as many.
 */
export async function documentsDrawn(size: Size): Promise<readonly object[]> {
  const ours = createDrawingPool({ threads: 1 });
  const limit = createDrawingPool({ threads: 1, module: plainThread });
  await rates(ours, limit, size(200));
  const perSecond = await rates(ours, limit, size(1_000));
  await limit.close();
  const [few, many] = [size(1_000), size(10_000)];
  const memory = { few: await memoryAfter(ours, 0, few), many: await memoryAfter(ours, few, many) };
  const msPerKB = await costs(ours, size(10));
  await ours.close();
  return [
    {
      what: 'ordinary reports drawn per second and core',
      ours: round(perSecond.ours),
      limit: round(perSecond.limit),
      ratio: round(perSecond.ours / perSecond.limit, 2),
      goals: { ours: 50 },
    },
    {
      what: `megabytes held after ${few} and after ${many} documents`,
      ...memory,
      ratio: round(memory.many / memory.few, 2),
      goals: { ratio: 1.1 },
    },
    {
      what: 'processor milliseconds per kB of a report, by its length in kB',
      msPerKB,
      ratio: round((msPerKB[256] ?? 0) / (msPerKB[32] ?? 1), 2),
      goals: { ratio: 1.2 },
    },
  ];
}
