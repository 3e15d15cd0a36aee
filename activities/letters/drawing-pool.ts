import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Worker } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { LetterSource } from '../../domain/letters/letter-source.ts';
import { createPlaces, type Asked } from './places.ts';

export type DrawingPool = {
  /**
   * Draws one letter in a thread (PDF/A-2a, PDF/UA-1).
   * @throws the signal's reason once that is aborted; an Error when the drawing took too long, could
   * not be made, or its thread ended. Whichever it was, the pool goes on with as many threads.
   */
  readonly draw: (source: LetterSource, asked: Asked) => Promise<Buffer>;
  /** The threads that there are now. */
  readonly threads: () => readonly Worker[];
  /** Ends what waits and what is under way. */
  readonly close: () => Promise<void>;
};

export type PoolOptions = {
  /** 0: one less than the machine has cores, and at least one. */
  readonly threads: number;
  /** Milliseconds that one drawing may take, from when its turn has come. Default: a minute. */
  readonly limitMs?: number;
  /** The module whose `draw` the threads run. Default: the product's. */
  readonly module?: URL;
};

/** How many threads a setting means. */
export function threadsOf(setting: number): number {
  return setting > 0 ? setting : Math.max(1, availableParallelism() - 1);
}

const drawingThread = new URL(`./drawing-thread${extname(import.meta.filename)}`, import.meta.url);

/**
 * The largest report takes a second or a few; the rest is for a machine that is busy with something
 * else, and for the start of a thread that replaces another.
 */
const usualLimitMs = 60_000;

/**
 * Megabytes. The largest reports take between 128 and 256. A thread that needs more ends, and with
 * it nothing else of the process, unless it asks for much at one blow.
 */
const mostMemory = 384;

type Threads = Piscina<LetterSource, Uint8Array>;

/** Without the process's environment, which holds passwords, and without its arguments. */
const startThreads = (threads: number, module: URL): Threads => {
  const pool: Threads = new Piscina({
    filename: fileURLToPath(module),
    name: 'draw',
    minThreads: threads,
    maxThreads: threads,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: mostMemory },
    recordTiming: false,
  });
  // Says that a thread ended that drew nothing. What is drawn next has a new one.
  return pool.on('error', () => undefined);
};

/**
 * Calls when no thread is left. The library starts none in place of one that died while it started,
 * until it is asked for something more: what it was asked for before would wait.
 */
const whenNoneIsLeft = (pool: Threads, call: () => void): void => {
  pool.on('workerDestroy', () => {
    queueMicrotask(() => {
      if (pool.threads.length === 0) call();
    });
  });
};

/**
 * Threads that draw letters, so that the thread that wakes and looks is kept free. The queue is our
 * own and the library gets no more than it has threads for: works that can be aborted it keeps in
 * the order in which they came, whatever queue it is given.
 */
export function createDrawingPool(options: PoolOptions): DrawingPool {
  const { limitMs = usualLimitMs, module = drawingThread } = options;
  const threads = threadsOf(options.threads);
  const pool = startThreads(threads, module);
  const inTurn = createPlaces(threads);
  const underWay = new Set<AbortController>();
  whenNoneIsLeft(pool, () => {
    for (const ours of underWay) ours.abort(new Error('thread ended'));
  });
  const inThread = async (source: LetterSource, signal: AbortSignal): Promise<Buffer> => {
    const ours = new AbortController();
    underWay.add(ours);
    const timer = setTimeout(() => ours.abort(new Error('took too long')), limitMs);
    try {
      const bytes = await pool.run(source, { signal: AbortSignal.any([signal, ours.signal]) });
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    } catch (cause) {
      signal.throwIfAborted();
      throw new Error('drawing failed', { cause });
    } finally {
      clearTimeout(timer);
      underWay.delete(ours);
    }
  };
  return {
    draw: (source, asked) => inTurn(asked, () => inThread(source, asked.signal)),
    threads: () => pool.threads,
    close: async () => {
      // Idle threads keep no process alive, and one that ends here would not wait for their end.
      for (const thread of pool.threads) thread.ref();
      await pool.destroy();
    },
  };
}
