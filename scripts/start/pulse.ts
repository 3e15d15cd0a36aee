import type { ChildProcess } from 'node:child_process';

import { pulse } from '../../platform/supervision.ts';

/** How often a process is asked, and how many questions it may leave without an answer. */
export type PulseLimits = { readonly everyMs: number; readonly unanswered: number };

/** Long enough for a process that is busy: one that draws letters answers between two of them. */
export const USUAL_PULSE: PulseLimits = { everyMs: 5000, unanswered: 4 };

/**
 * Asks a process again and again whether it works. Resolves, with words for the terminal, when it
 * is taken for hung; never when it ends before.
 */
export async function whenHung(child: ChildProcess, limits: PulseLimits): Promise<string> {
  const { everyMs, unanswered } = limits;
  return new Promise((resolve) => {
    let open = 0;
    child.on('message', (message) => {
      if (message === pulse) open = 0;
    });
    const asking = setInterval(() => {
      if (open >= unanswered) {
        clearInterval(asking);
        resolve(`hung: no answer for ${(everyMs * unanswered) / 1000} s`);
        return;
      }
      open += 1;
      // A process whose channel is closed gives no answer either.
      if (child.connected) child.send(pulse, () => undefined);
    }, everyMs).unref();
    child.once('exit', () => clearInterval(asking));
  });
}
