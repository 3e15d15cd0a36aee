import { describe, expect, it } from 'vitest';
import {
  idleAt,
  whyUnattended,
  type Holder,
  type Unattended,
  type Work,
} from '../../../domain/intake/unattended.ts';

const monday = '2026-11-16T09:00:00.000Z';
const tuesday = '2026-11-17T09:00:00.000Z';
const wednesday = '2026-11-18T09:00:00.000Z';
const present: Holder = { is: 'present' };
const gone: Holder = { is: 'gone' };
const away: Holder = { is: 'away', since: tuesday };
const work = (change: Partial<Work> = {}): Work => ({
  workedAt: monday,
  takenAt: monday,
  keptAt: null,
  ...change,
});

describe('a case is idle when five weekdays have passed without a deed of the receiver’s', () => {
  it.each([
    ['of a Monday', monday, '2026-11-23T23:00:00.000Z'],
    ['of a Friday', '2026-11-20T09:00:00.000Z', '2026-11-27T23:00:00.000Z'],
    ['of a Saturday', '2026-11-21T09:00:00.000Z', '2026-11-27T23:00:00.000Z'],
    ['before Christmas', '2026-12-22T09:00:00.000Z', '2027-01-04T23:00:00.000Z'],
    ['before midsummer', '2026-06-17T08:00:00.000Z', '2026-06-25T22:00:00.000Z'],
  ])('%s', (_, workedAt, at) => {
    expect(idleAt({ workedAt })).toBe(at);
  });
});

describe('a case goes to the leader’s queue', () => {
  const idle = '2026-11-23T23:00:00.000Z';
  it.each<
    readonly [what: string, holder: Holder, work: Work, now: string, why: Unattended | undefined]
  >([
    ['not while its holder is there and works', present, work(), wednesday, undefined],
    ['when its holder is away', away, work(), wednesday, 'holderAbsent'],
    ['when its holder has left', gone, work(), wednesday, 'holderGone'],
    ['when it is idle', present, work(), idle, 'idle'],
    ['not a moment before', present, work(), '2026-11-23T22:59:59.999Z', undefined],
    [
      'not for an absence that the leader has looked at',
      away,
      work({ workedAt: wednesday, keptAt: wednesday }),
      wednesday,
      undefined,
    ],
    [
      'but for the next one',
      { is: 'away', since: '2026-11-19T09:00:00.000Z' },
      work({ keptAt: wednesday }),
      '2026-11-19T09:00:00.000Z',
      'holderAbsent',
    ],
    [
      'not when the leader leaves it though its holder has left',
      gone,
      work({ workedAt: wednesday, keptAt: wednesday }),
      wednesday,
      undefined,
    ],
    [
      'but when it was given to somebody since who has left, too',
      gone,
      work({ keptAt: tuesday, takenAt: wednesday }),
      wednesday,
      'holderGone',
    ],
    [
      'again when what was left is idle',
      away,
      work({ workedAt: wednesday, keptAt: wednesday }),
      '2026-11-25T23:00:00.000Z',
      'idle',
    ],
  ])('%s', (...[, holder, done, now, why]) => {
    expect(whyUnattended(holder, done, now)).toBe(why);
  });
});
