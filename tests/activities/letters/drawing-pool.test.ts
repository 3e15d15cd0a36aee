import { readFileSync, readdirSync } from 'node:fs';
import { getPriority } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createDrawingPool,
  threadsOf,
  type DrawingPool,
} from '../../../activities/letters/drawing-pool.ts';
import type { Asked } from '../../../activities/letters/places.ts';
import { letterKinds } from '../../../domain/areas.ts';
import type { LetterSource } from '../../../domain/letters/letter-source.ts';
import { drawLetter } from '../../../templates/letters/draw-letter.ts';
import { eventually } from '../../helpers/eventually.ts';
import { letterSources } from '../../helpers/letter-sources.ts';
import { strange } from '../../helpers/strange-thread.ts';
import { wholeContent } from '../../templates/documents/whole-report.ts';

const module = new URL('../../helpers/strange-thread.ts', import.meta.url);

const poolOf = (threads: number, limitMs = 60_000): DrawingPool => {
  const pool = createDrawingPool({ threads, limitMs, module });
  onTestFinished(() => pool.close());
  return pool;
};

const ordinary: Asked = { urgency: 3, party: 'a', signal: new AbortController().signal };
const receipt = letterSources.receipt();
const asking = (reference: string): LetterSource => letterSources.receipt({ reference });

const idsOf = (pool: DrawingPool): readonly number[] =>
  pool.threads().map(({ threadId }) => threadId);

/** When what was asked for has been handed to a thread. */
const begun = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** That the pool still draws, by threads none of which is one of these. */
const drawsWithout = async (pool: DrawingPool, gone: readonly number[]): Promise<void> => {
  expect((await pool.draw(receipt, ordinary)).subarray(0, 5).toString()).toBe('%PDF-');
  expect(idsOf(pool).filter((id) => gone.includes(id))).toEqual([]);
};

describe('a drawing in a thread', () => {
  it.each(letterKinds)('of %s has the bytes that it has anywhere', async (kind) => {
    const source: LetterSource = letterSources[kind]();
    const bytes = await poolOf(1).draw(source, ordinary);
    expect(bytes.equals(await drawLetter(source))).toBe(true);
  });

  it(
    'steps back behind what somebody waits for',
    { skip: process.platform !== 'linux' },
    async () => {
      const pool = createDrawingPool({ threads: 2 });
      onTestFinished(() => pool.close());
      await Promise.all([pool.draw(receipt, ordinary), pool.draw(receipt, ordinary)]);
      const threads = readdirSync('/proc/self/task');
      const niceOf = (id: string): string | undefined =>
        readFileSync(`/proc/self/task/${id}/stat`, 'utf8').split(') ')[1]?.split(' ')[16];
      expect(threads.filter((id) => niceOf(id) === '5')).toHaveLength(2);
      expect(getPriority()).toBe(0);
    },
  );

  it('has the same bytes in every thread and after any other', async () => {
    const pool = poolOf(2);
    const sources = ['ά ή', 'fi α', '\u0910 \u0947', 'Å'].map((place) =>
      letterSources.reportAsSent({
        content: { ...wholeContent, childNow: { where: place, safeUntil: null } },
      }),
    );
    const orders = [sources, sources.toReversed(), sources, sources.toReversed()];
    const drawn = await Promise.all(
      orders.flat().map(async (source) => [source, await pool.draw(source, ordinary)] as const),
    );
    for (const source of sources) {
      const all = drawn.filter(([of]) => of === source).map(([, bytes]) => bytes.toString('hex'));
      expect(all).toHaveLength(orders.length);
      expect(new Set(all)).toEqual(new Set([(await drawLetter(source)).toString('hex')]));
    }
  });

  it('leaves nothing waiting: its thread has a turn of its event loop after each', async () => {
    const pool = poolOf(1);
    for (let drawn = 0; drawn < 3; drawn += 1) await pool.draw(receipt, ordinary);
    const turns = await pool.draw(asking(strange.tellsTurns), ordinary);
    expect(JSON.parse(turns.toString())).toBe(3);
  });

  it('sees nothing of the process’s environment and arguments', async () => {
    const told = await poolOf(1).draw(asking(strange.tellsEnvironment), ordinary);
    expect(JSON.parse(told.toString())).toEqual([{}, []]);
  });
});

describe('the order in a busy pool', () => {
  it('is urgent first, then one municipality after the other', async () => {
    const pool = poolOf(1);
    const order: string[] = [];
    const drawn = (urgency: number, party: string, name: string): Promise<unknown> =>
      pool.draw(receipt, { ...ordinary, urgency, party }).then(() => order.push(name));
    await Promise.all([
      drawn(3, 'a', 'under way'),
      drawn(3, 'a', 'a 1'),
      drawn(3, 'a', 'a 2'),
      drawn(3, 'b', 'b 1'),
      drawn(1, 'c', 'acute'),
    ]);
    expect(order).toEqual(['under way', 'acute', 'a 1', 'b 1', 'a 2']);
  });
});

describe('a drawing that is cancelled', () => {
  it('while it is drawn ends with its thread, and the pool goes on', async () => {
    const pool = poolOf(1);
    await pool.draw(receipt, ordinary);
    const [thread] = pool.threads();
    const ended = new Promise((resolve) => thread?.once('exit', resolve));
    const before = idsOf(pool);
    const cancelled = new AbortController();
    const endless = pool.draw(asking(strange.endless), { ...ordinary, signal: cancelled.signal });
    await begun();
    cancelled.abort(new Error('no longer wanted'));
    await expect(endless).rejects.toThrow('no longer wanted');
    await ended;
    await drawsWithout(pool, before);
  });

  it('while it waits is never begun', async () => {
    const pool = poolOf(1);
    const cancelled = new AbortController();
    const signal = cancelled.signal;
    const under = pool.draw(receipt, ordinary);
    const waiting = pool.draw(asking(strange.ends), { ...ordinary, signal });
    cancelled.abort(new Error('no longer wanted'));
    await expect(waiting).rejects.toThrow('no longer wanted');
    await under;
    const [thread] = idsOf(pool);
    await pool.draw(receipt, ordinary);
    expect(idsOf(pool)).toEqual([thread]);
  });

  it('before it asks is refused', async () => {
    const signal = AbortSignal.abort(new Error('no longer wanted'));
    await expect(poolOf(1).draw(receipt, { ...ordinary, signal })).rejects.toThrow('no longer');
  });

  it('by its limit ends too', async () => {
    const pool = poolOf(1, 6_000);
    const drawn = (): Promise<Buffer> => pool.draw(receipt, ordinary);
    await eventually(drawn);
    const before = idsOf(pool);
    await expect(pool.draw(asking(strange.endless), ordinary)).rejects.toMatchObject({
      cause: { cause: { message: 'took too long' } },
    });
    await eventually(drawn);
    expect(idsOf(pool)).not.toEqual(before);
  });
});

describe('a thread that dies', () => {
  it.each([
    ['ends', strange.ends],
    ['needs more memory than there is', strange.eatsMemory],
  ])('because it %s fails that one drawing and no other', async (_, reference) => {
    const pool = poolOf(2);
    await Promise.all([pool.draw(receipt, ordinary), pool.draw(receipt, ordinary)]);
    const outcomes = await Promise.allSettled([
      pool.draw(receipt, ordinary),
      pool.draw(asking(reference), ordinary),
      pool.draw(receipt, ordinary),
      pool.draw(receipt, ordinary),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    await eventually(() => pool.threads().length === 2);
    await pool.draw(receipt, ordinary);
  });

  it('while it starts fails what waits for it, and the next has a new one', async () => {
    const pool = poolOf(1);
    await pool.draw(receipt, ordinary);
    await Promise.allSettled([pool.draw(asking(strange.ends), ordinary)]);
    const waiting = pool.draw(receipt, ordinary);
    await pool.threads()[0]?.terminate();
    await expect(waiting).rejects.toThrow('drawing failed');
    await pool.draw(receipt, ordinary);
  });

  it('while it is idle is replaced', async () => {
    const pool = poolOf(1);
    await pool.draw(receipt, ordinary);
    const before = idsOf(pool);
    await pool.threads()[0]?.terminate();
    await drawsWithout(pool, before);
  });
});

/** The longest that anything else of this thread waited while the work was done. */
const longestDelayMs = async (work: () => Promise<unknown>): Promise<number> => {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await pause(20);
  await work();
  await pause(20);
  delay.disable();
  return delay.max / 1e6;
};

describe('the thread that asks', () => {
  it('goes on with its own while documents are drawn', async () => {
    const pool = poolOf(1);
    const long = letterSources.reportAsSent({
      content: {
        ...wholeContent,
        more: { ...wholeContent.more, familysView: 'rad\n'.repeat(9_000) },
      },
    });
    await Promise.all([drawLetter(long), pool.draw(long, ordinary)]);
    const here = await longestDelayMs(() => drawLetter(long));
    const there = await longestDelayMs(() => pool.draw(long, ordinary));
    expect(there).toBeLessThan(here / 2);
  });
});

describe('a pool that is closed', () => {
  it('ends what is under way and what waits', async () => {
    const pool = poolOf(1);
    const drawings = [strange.endless, strange.endless].map((reference) =>
      pool.draw(asking(reference), ordinary),
    );
    const outcomes = Promise.allSettled(drawings);
    await begun();
    await pool.close();
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(pool.threads()).toEqual([]);
  });
});

describe('the number of threads', () => {
  it('is what the setting says, and at least one when it leaves it to the machine', () => {
    expect(threadsOf(3)).toBe(3);
    expect(threadsOf(0)).toBeGreaterThanOrEqual(1);
  });
});
