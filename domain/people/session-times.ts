import {
  addMinutes,
  compareInstants,
  epochMilliseconds,
  toInstant,
  type Instant,
} from '../calendar/time.ts';

/**
 * After how many minutes without a request she is logged out: as she chooses, because half an hour is
 * too short for some (WCAG 2.2.1).
 */
export const idleChoices = [30, 300] as const;
export type IdleMinutes = (typeof idleChoices)[number];

const longestMinutes = 8 * 60;
/** So long an ended session names its person, for whom what she typed meanwhile is kept. */
const namedMinutes = 24 * 60;
/** A session that was just seen is not written again at each request. */
const seenAnewMinutes = 1;

/** What ends a session by a deed, and what ends it by itself. */
export type EndedBecause = 'loggedOut' | 'revoked' | 'functionEnded';
export type SessionEnd = EndedBecause | 'idle' | 'absolute';

export type SessionTimes = {
  /** Written at most once a minute, so a session can end up to a minute before its idle time is over. */
  readonly lastSeenAt: Instant;
  readonly idleMinutes: IdleMinutes;
  /** When it ends whatever happens: `longestLifeOf`. */
  readonly endsAt: Instant;
  readonly endedAt: Instant | null;
  readonly endedBecause: EndedBecause | null;
};

const earlierOf = (a: Instant, b: Instant): Instant => (compareInstants(a, b) <= 0 ? a : b);

/**
 * When a session ends however busy it is: after eight hours, or sooner when its login is then older
 * than logins may be.
 */
export function longestLifeOf(
  { startedAt, loggedInAt }: { readonly startedAt: Instant; readonly loggedInAt: Instant },
  loginMaxAgeSeconds: number,
): Instant {
  const tooOld = toInstant(epochMilliseconds(loggedInAt) + loginMaxAgeSeconds * 1_000);
  return earlierOf(addMinutes(startedAt, longestMinutes), tooOld);
}

/** When a session has ended, or ends unless somebody is seen in it again, and why. */
export function endOf(times: SessionTimes): { readonly at: Instant; readonly why: SessionEnd } {
  const idleEnd = addMinutes(times.lastSeenAt, times.idleMinutes);
  const itself =
    compareInstants(idleEnd, times.endsAt) < 0
      ? ({ at: idleEnd, why: 'idle' } as const)
      : ({ at: times.endsAt, why: 'absolute' } as const);
  const { endedAt, endedBecause } = times;
  if (endedAt === null || endedBecause === null) return itself;
  return compareInstants(itself.at, endedAt) < 0 ? itself : { at: endedAt, why: endedBecause };
}

/** Until when the row of a session that ends then is kept. */
export function sessionKeptUntil(end: Instant): Instant {
  return addMinutes(end, namedMinutes);
}

/** `forgotten`: over for so long that it names nobody any more. */
export function sessionStateAt(times: SessionTimes, at: Instant): 'open' | 'ended' | 'forgotten' {
  const end = endOf(times).at;
  if (compareInstants(at, end) < 0) return 'open';
  return compareInstants(at, sessionKeptUntil(end)) < 0 ? 'ended' : 'forgotten';
}

/** Whether it is time to write that somebody was seen in it. */
export function isSeenAnew({ lastSeenAt }: Pick<SessionTimes, 'lastSeenAt'>, at: Instant): boolean {
  return compareInstants(at, addMinutes(lastSeenAt, seenAnewMinutes)) >= 0;
}

const attemptMinutes = 10;

/** Until when somebody who has been sent to the login provider can come back. */
export function attemptExpiresAt(begunAt: Instant): Instant {
  return addMinutes(begunAt, attemptMinutes);
}
