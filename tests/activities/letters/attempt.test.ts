import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { inAttempt } from '../../../activities/letters/attempt.ts';
import type { Asked } from '../../../activities/letters/places.ts';
import { eventually } from '../../helpers/eventually.ts';

const quiet = { logger: new DefaultLogger('ERROR', () => undefined) };
const limits = { startToCloseTimeoutMs: 60_000, heartbeatTimeoutMs: 5_000 };

/** Goes on until its signal ends it, as a drawing does. */
const untilEnded = ({ signal }: Asked): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });

const askedOf = (info: ConstructorParameters<typeof MockActivityEnvironment>[0]): Promise<Asked> =>
  new MockActivityEnvironment({ ...limits, ...info }, quiet).run(() =>
    inAttempt((asked) => Promise.resolve(asked)),
  );

describe('an attempt at letters', () => {
  it('has the place of its workflow', async () => {
    const priority = { priorityKey: 1, fairnessKey: 'degerfors' };
    expect(await askedOf({ priority })).toMatchObject({ urgency: 1, party: 'degerfors' });
  });

  it('has a place in the middle when its workflow has none', async () => {
    expect(await askedOf({})).toMatchObject({ urgency: 3, party: '' });
  });

  it('ends when it is cancelled', async () => {
    const activity = new MockActivityEnvironment(limits, quiet);
    const ended = activity.run(() => inAttempt(untilEnded));
    activity.cancel('CANCELLED');
    await expect(ended).rejects.toThrow('CANCELLED');
  });

  it('ends before Temporal gives it up, so that no other works beside it', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const activity = new MockActivityEnvironment(limits, quiet);
    const [outcome] = await Promise.allSettled([
      activity.run(() => inAttempt(untilEnded)),
      vi.advanceTimersByTimeAsync(limits.startToCloseTimeoutMs - 1),
    ]);
    expect(outcome).toMatchObject({ reason: { message: 'attempt took too long' } });
  });

  it.each([
    ['tells every second that it is alive', limits, true],
    [
      'that an earlier version began tells nothing, since nobody listens',
      { startToCloseTimeoutMs: 2_500, heartbeatTimeoutMs: undefined },
      false,
    ],
  ])('%s', async (_, { heartbeatTimeoutMs, ...info }, tells) => {
    const beats: unknown[] = [];
    const silence = heartbeatTimeoutMs === undefined ? {} : { heartbeatTimeoutMs };
    const activity = new MockActivityEnvironment({ ...info, ...silence }, quiet);
    activity.on('heartbeat', (beat: unknown) => beats.push(beat));
    const ended = activity.run(() => inAttempt(untilEnded));
    if (tells) {
      await eventually(() => beats.length >= 2);
      activity.cancel('CANCELLED');
    }
    await expect(ended).rejects.toThrow(tells ? 'CANCELLED' : 'attempt took too long');
    expect(beats.length > 0).toBe(tells);
  });
});
