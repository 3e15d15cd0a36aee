import {
  condition,
  defineSignal,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  type SignalDefinition,
} from '@temporalio/workflow';
import { wakesOf, type RunShape } from '../wakes.ts';

/** What the bare worker registers. */
export type BareActivities = { readonly nothing: () => Promise<void> };

export const bareSignal: SignalDefinition<[], 'bareSignal'> = defineSignal('bareSignal');

const local = proxyLocalActivities<BareActivities>({ scheduleToCloseTimeout: '1 min' });
const remote = proxyActivities<BareActivities>({ startToCloseTimeout: '1 min' });

/** How many of `total` fall to this round, the first rounds getting the odd ones. */
const shareOf = (total: number, round: number, rounds: number): number =>
  Math.ceil((total * round) / rounds) - Math.ceil((total * (round - 1)) / rounds);

const times = async (count: number, work: () => Promise<void>): Promise<void> => {
  for (let done = 0; done < count; done += 1) await work();
};

/**
 * As many signals, timers and activities as a real run has, and nothing else: a round for each time
 * that it is woken, before which it sleeps with a timer as long as there are some.
 */
export async function bareRun(shape: RunShape): Promise<void> {
  const { signals, timers, localActivities, activities } = shape;
  const rounds = wakesOf(shape);
  let signalled = 0;
  setHandler(bareSignal, () => {
    signalled += 1;
  });
  for (let round = 1; round <= rounds; round += 1) {
    const isTold = (): boolean => signalled >= (round === 1 ? 1 : signals - rounds + round);
    if (round > 1 && round - 1 <= timers) await condition(isTold, '30 days');
    else await condition(isTold);
    await times(shareOf(localActivities, round, rounds), local.nothing);
    await times(shareOf(activities, round, rounds), remote.nothing);
  }
}
