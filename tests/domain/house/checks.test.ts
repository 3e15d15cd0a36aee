import { describe, expect, it } from 'vitest';
import {
  checkNames,
  checks,
  isOverdue,
  nextRunOf,
  type CheckRuns,
  type CheckTimes,
} from '../../../domain/house/checks.ts';

const daily: CheckTimes = { is: 'daily', at: '05:30' };
const hourly: CheckTimes = { is: 'hourly' };
const round: CheckTimes = { is: 'every', seconds: 300 };

const never: CheckRuns = {
  knownSince: '2026-11-20T12:00:00.000Z',
  ranAt: null,
  outcome: null,
  doneAt: null,
};
const doneAt = (at: string): CheckRuns => ({ ...never, ranAt: at, outcome: 'done', doneAt: at });
const failedAt = (at: string, before: string): CheckRuns => ({
  ...doneAt(before),
  ranAt: at,
  outcome: 'failed',
});

describe('a check runs next', () => {
  it.each([
    ['before its time on a day', daily, '2026-11-23T04:29:59.999Z', '2026-11-23T04:30:00.000Z'],
    ['at its time', daily, '2026-11-23T04:30:00.000Z', '2026-11-24T04:30:00.000Z'],
    [
      'over the change to winter time',
      daily,
      '2026-10-24T10:00:00.000Z',
      '2026-10-25T04:30:00.000Z',
    ],
    [
      'over the change to summer time',
      daily,
      '2026-03-28T10:00:00.000Z',
      '2026-03-29T03:30:00.000Z',
    ],
    ['within an hour', hourly, '2026-11-23T09:12:00.000Z', '2026-11-23T10:00:00.000Z'],
    ['on the hour', hourly, '2026-11-23T10:00:00.000Z', '2026-11-23T11:00:00.000Z'],
  ] as const)('%s', (_, times, now, next) => {
    expect(nextRunOf(times, never, now)).toBe(next);
  });

  it('in a round, so long after the last one, and at once when that is over', () => {
    const runs = doneAt('2026-11-23T09:00:00.000Z');
    const at = (now: string) => nextRunOf(round, runs, now);
    expect([at('2026-11-23T09:01:00.000Z'), at('2026-11-23T09:06:00.000Z')]).toEqual([
      '2026-11-23T09:05:00.000Z',
      '2026-11-23T09:06:00.000Z',
    ]);
  });
});

describe('a check is overdue', () => {
  it.each([
    [
      'done this morning',
      daily,
      doneAt('2026-11-23T04:30:01.000Z'),
      '2026-11-23T22:00:00.000Z',
      false,
    ],
    [
      'done yesterday, and it is not yet time',
      daily,
      doneAt('2026-11-22T04:30:01.000Z'),
      '2026-11-23T04:29:00.000Z',
      false,
    ],
    [
      'done yesterday, and it may still run',
      daily,
      doneAt('2026-11-22T04:30:01.000Z'),
      '2026-11-23T04:59:59.000Z',
      false,
    ],
    [
      'done yesterday, and not today',
      daily,
      doneAt('2026-11-22T04:30:01.000Z'),
      '2026-11-23T05:00:00.000Z',
      true,
    ],
    [
      'done by a clock that is behind',
      daily,
      doneAt('2026-11-23T04:29:59.200Z'),
      '2026-11-23T09:00:00.000Z',
      false,
    ],
    [
      'failed today',
      daily,
      failedAt('2026-11-23T04:30:01.000Z', '2026-11-22T04:30:01.000Z'),
      '2026-11-23T09:00:00.000Z',
      true,
    ],
    [
      'never run, and its first time has not come',
      daily,
      { ...never, knownSince: '2026-11-23T08:00:00.000Z' },
      '2026-11-23T22:00:00.000Z',
      false,
    ],
    ['never run since it should', daily, never, '2026-11-23T09:00:00.000Z', true],
    [
      'done in the hour',
      hourly,
      doneAt('2026-11-23T09:00:00.500Z'),
      '2026-11-23T09:59:00.000Z',
      false,
    ],
    [
      'not done in the hour',
      hourly,
      doneAt('2026-11-23T08:00:00.500Z'),
      '2026-11-23T09:30:00.000Z',
      true,
    ],
    [
      'not done in the hour before, as the next begins',
      hourly,
      doneAt('2026-11-23T07:00:00.500Z'),
      '2026-11-23T09:10:00.000Z',
      true,
    ],
    [
      'not done yesterday, before it may be late today',
      daily,
      doneAt('2026-11-21T04:30:01.000Z'),
      '2026-11-23T04:40:00.000Z',
      true,
    ],
    [
      'a round just done',
      round,
      doneAt('2026-11-23T09:00:00.000Z'),
      '2026-11-23T09:15:00.000Z',
      false,
    ],
    [
      'a round that stands still',
      round,
      doneAt('2026-11-23T09:00:00.000Z'),
      '2026-11-23T09:15:01.000Z',
      true,
    ],
    ['a round that never came', round, never, '2026-11-23T09:00:00.000Z', true],
  ] as const)('%s', (...[, times, runs, now, expected]) => {
    expect(isOverdue(times, runs, now)).toBe(expected);
  });
});

describe('the checks of the house', () => {
  it.each(checkNames)('%s runs again before it would be overdue', (name) => {
    const ran = doneAt('2026-11-23T12:00:00.000Z');
    const next = nextRunOf(checks[name], ran, '2026-11-23T12:00:00.000Z');
    expect(isOverdue(checks[name], ran, next)).toBe(false);
  });
});
