import { ApplicationFailure } from '@temporalio/common';
import { expect, it } from 'vitest';
import { measured } from '../../../activities/metrics/measured.ts';
import { withPermanentErrors } from '../../../activities/permanent.ts';
import { Forbidden } from '../../../domain/errors.ts';

const seen: unknown[] = [];
const activities = measured(
  withPermanentErrors({
    does: async (number: number) => number + 1,
    isRefused: async () => {
      throw new Forbidden('forbidden');
    },
    fails: async () => {
      throw new Error('Kim Påhittad');
    },
    failsForNow: async () => {
      throw ApplicationFailure.retryable('database-away');
    },
  }),
  (activity, outcome, seconds) => seen.push([activity, outcome, seconds >= 0 && seconds < 1]),
);

it('an attempt is measured by how it ended, and ends as it did before', async () => {
  expect(await activities.does(1)).toBe(2);
  await expect(activities.isRefused()).rejects.toThrow('forbidden');
  await expect(activities.fails()).rejects.toThrow('Kim Påhittad');
  await expect(activities.failsForNow()).rejects.toThrow('database-away');
  expect(seen).toEqual([
    ['does', 'done', true],
    ['isRefused', 'refused', true],
    ['fails', 'failed', true],
    ['failsForNow', 'failed', true],
  ]);
});
