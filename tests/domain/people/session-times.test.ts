import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/calendar/time.ts';
import {
  attemptExpiresAt,
  endOf,
  isSeenAnew,
  longestLifeOf,
  sessionStateAt,
  type SessionTimes,
} from '../../../domain/people/session-times.ts';

const on = (time: string): Instant => `2026-11-23T${time}.000Z`;

/** Begun at eight, last seen at nine. */
const times = (change: Partial<SessionTimes> = {}): SessionTimes => ({
  lastSeenAt: on('09:00:00'),
  idleMinutes: 30,
  endsAt: on('16:00:00'),
  endedAt: null,
  endedBecause: null,
  ...change,
});

describe('when a session ends', () => {
  it.each<readonly [rule: string, change: Partial<SessionTimes>, at: string, why: string]>([
    ['half an hour after somebody was seen', {}, '09:30:00', 'idle'],
    ['five hours after, if she asked for that', { idleMinutes: 300 }, '14:00:00', 'idle'],
    ['at its end however busy it is', { lastSeenAt: on('15:59:00') }, '16:00:00', 'absolute'],
    [
      'at its end also with five hours asked for',
      { idleMinutes: 300, lastSeenAt: on('12:00:00') },
      '16:00:00',
      'absolute',
    ],
    [
      'when she logs out',
      { endedAt: on('09:10:00'), endedBecause: 'loggedOut' },
      '09:10:00',
      'loggedOut',
    ],
    [
      'when it is revoked',
      { endedAt: on('09:29:59'), endedBecause: 'revoked' },
      '09:29:59',
      'revoked',
    ],
    [
      'by itself, when that came before somebody ended it',
      { endedAt: on('09:31:00'), endedBecause: 'revoked' },
      '09:30:00',
      'idle',
    ],
  ])('%s', (_, change, at, why) => {
    expect(endOf(times(change))).toEqual({ at: on(at), why });
  });

  it.each([
    ['09:29:59', 'open'],
    ['09:30:00', 'ended'],
  ])('at %s it is %s', (at, state) => {
    expect(sessionStateAt(times(), on(at))).toBe(state);
  });

  it.each([
    ['2026-11-24T09:29:59.999Z', 'ended'],
    ['2026-11-24T09:30:00.000Z', 'forgotten'],
  ])('its row names somebody for 24 hours more: at %s it is %s', (at, state) => {
    expect(sessionStateAt(times(), at)).toBe(state);
  });

  it('is counted anew at most once a minute', () => {
    expect(isSeenAnew(times(), on('09:00:59'))).toBe(false);
    expect(isSeenAnew(times(), on('09:01:00'))).toBe(true);
  });
});

describe('the longest life of a session', () => {
  it.each([
    ['eight hours from its beginning', '08:00:00', 28_800, '16:00:00'],
    ['shorter for a login that was made before', '07:00:00', 28_800, '15:00:00'],
    ['shorter where logins count for less', '08:00:00', 3_600, '09:00:00'],
    ['never longer, however long logins count', '08:00:00', 86_400, '16:00:00'],
  ])('is %s', (_, loggedIn, seconds, ends) => {
    const begun = { startedAt: on('08:00:00'), loggedInAt: on(loggedIn) };
    expect(longestLifeOf(begun, seconds)).toBe(on(ends));
  });
});

describe('somebody who was sent to the login provider', () => {
  it('can come back for ten minutes', () => {
    expect(attemptExpiresAt(on('08:00:00'))).toBe(on('08:10:00'));
  });
});
