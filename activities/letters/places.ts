import { createTurns, type Turn } from './turns.ts';

/** The turn of whoever asks, and the signal that ends its waiting and its work. */
export type Asked = Turn & { readonly signal: AbortSignal };

type Waiting = { readonly begin: () => void };

/**
 * Lets so many works run at once, the others in their turn.
 * @returns runs a work when its turn comes. @throws the signal's reason when that is aborted first
 */
export function createPlaces(
  count: number,
): <T>(asked: Asked, work: () => Promise<T>) => Promise<T> {
  const turns = createTurns<Waiting>();
  let taken = 0;
  const beginNext = (): void => {
    while (taken < count) {
      const next = turns.next();
      if (!next) return;
      taken += 1;
      next.begin();
    }
  };
  const turnOf = ({ urgency, party, signal }: Asked): Promise<void> =>
    new Promise((resolve, reject) => {
      const giveUp = (): void => {
        turns.remove(waiting);
        reject(signal.reason as Error);
      };
      const begin = (): void => {
        signal.removeEventListener('abort', giveUp);
        resolve();
      };
      const waiting = { begin };
      signal.addEventListener('abort', giveUp, { once: true });
      turns.add({ urgency, party }, waiting);
      beginNext();
    });
  return async (asked, work) => {
    asked.signal.throwIfAborted();
    await turnOf(asked);
    try {
      return await work();
    } finally {
      taken -= 1;
      beginNext();
    }
  };
}
