import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Due, dueAt, type RungTime } from '../../../domain/duties/due-dates.ts';
import { nextRung, rungAt, type RungContext } from '../../../domain/duties/rung-times.ts';
import { addMinutes, compareInstants } from '../../../domain/calendar/time.ts';
import { instantsBetween } from '../instants.ts';

const officeHours = { opens: '08:00', closes: '16:30' };

function ctx(due: Due, anchorAt: string, { acute = false, openedAt = anchorAt } = {}): RungContext {
  const clock = { anchorAt, acute, officeHours };
  return { ...clock, openedAt, due, dueAt: dueAt(due, clock) };
}

const rungs = (ladder: readonly RungTime[], count: number, context: RungContext) =>
  Array.from({ length: count }, (_, n) => rungAt(ladder, n, context));

const opening: Due = { is: 'officeMinutes', minutes: 60, acuteMinutes: 15 };
const openingLadder: readonly RungTime[] = [
  { is: 'fraction', of: 1 / 3 },
  { is: 'fraction', of: 2 / 3 },
  { is: 'atDue' },
];

describe('the ladder of an unopened report', () => {
  it.each([
    [
      'counts thirds of an office hour, and ends',
      '2026-11-20T15:00:00.000Z',
      false,
      [
        '2026-11-20T15:20:00.000Z',
        '2026-11-23T07:10:00.000Z',
        '2026-11-23T07:30:00.000Z',
        undefined,
      ],
    ],
    [
      'waits for Monday after Friday 23:58',
      '2026-11-20T22:58:00.000Z',
      false,
      [
        '2026-11-23T07:20:00.000Z',
        '2026-11-23T07:40:00.000Z',
        '2026-11-23T08:00:00.000Z',
        undefined,
      ],
    ],
    [
      'runs every five minutes at night when acute',
      '2026-11-20T22:58:00.000Z',
      true,
      [
        '2026-11-20T23:03:00.000Z',
        '2026-11-20T23:08:00.000Z',
        '2026-11-20T23:13:00.000Z',
        undefined,
      ],
    ],
  ])('%s', (_, openedAt, acute, expected) => {
    expect(rungs(openingLadder, 4, ctx(opening, openedAt, { acute }))).toEqual(expected);
  });
});

describe('the ladder of the protection assessment (20 kap. 1 § SoL)', () => {
  const ladder: readonly RungTime[] = [
    { is: 'fraction', of: 1 / 2 },
    { is: 'atDue' },
    { is: 'everyMorningAfterDue' },
  ];

  it('rings at half time, when due, then every morning, weekend or not', () => {
    expect(rungs(ladder, 5, ctx({ is: 'endOfArrivalDay' }, '2026-11-20T09:00:00.000Z'))).toEqual([
      '2026-11-20T16:00:00.000Z',
      '2026-11-20T23:00:00.000Z',
      '2026-11-21T07:00:00.000Z',
      '2026-11-22T07:00:00.000Z',
      '2026-11-23T07:00:00.000Z',
    ]);
  });

  it('keeps 08:00 local over the change to summer time', () => {
    expect(
      rungs(ladder, 5, ctx({ is: 'endOfArrivalDay' }, '2026-03-27T09:00:00.000Z')).slice(2),
    ).toEqual(['2026-03-28T07:00:00.000Z', '2026-03-29T06:00:00.000Z', '2026-03-30T06:00:00.000Z']);
  });
});

describe('the ladder of the decision (20 kap. 2 § SoL)', () => {
  const due: Due = { is: 'endOfDay', daysAfter: 14 };
  const ladder: readonly RungTime[] = [
    { is: 'dayMorning', day: 7 },
    { is: 'dayMorning', day: 11 },
    { is: 'dayMorning', day: 13 },
    { is: 'dayMorning', day: 14 },
    { is: 'everyWeekdayMorningAfterDue' },
  ];

  it('rings at 08:00 on day 7, 11, 13 and 14, then every weekday, over winter time and year end', () => {
    expect(rungs(ladder, 7, ctx(due, '2026-12-11T22:58:00.000Z'))).toEqual([
      '2026-12-18T07:00:00.000Z',
      '2026-12-22T07:00:00.000Z',
      '2026-12-24T07:00:00.000Z',
      '2026-12-25T07:00:00.000Z',
      '2026-12-28T07:00:00.000Z',
      '2026-12-29T07:00:00.000Z',
      '2026-12-30T07:00:00.000Z',
    ]);
  });

  it('goes on for ever, each rung knowing its entry in the ladder', () => {
    expect(nextRung(ladder, 104, ctx(due, '2025-12-01T09:00:00.000Z'))).toEqual({
      n: 104,
      entry: 4,
      at: '2026-05-19T06:00:00.000Z',
    });
  });

  it('follows an extended due date with the rungs that count from it', () => {
    const extended = { ...ctx(due, '2026-11-02T09:00:00.000Z'), dueAt: '2026-11-30T23:00:00.000Z' };
    expect(rungs(ladder, 6, extended).slice(3)).toEqual([
      '2026-11-16T07:00:00.000Z',
      '2026-12-01T07:00:00.000Z',
      '2026-12-02T07:00:00.000Z',
    ]);
  });
});

describe('the ladder of the feedback (19 kap. 6 § SoL)', () => {
  const ladder: readonly RungTime[] = [{ is: 'daysBeforeDue', days: 3 }, { is: 'atDue' }];

  it('rings three days before the last good day, and when due', () => {
    const week = ctx({ is: 'endOfDayWeeksAfter', weeks: 1 }, '2020-10-27T10:00:00.000Z');
    expect(rungs(ladder, 3, week)).toEqual([
      '2020-10-31T07:00:00.000Z',
      '2020-11-03T23:00:00.000Z',
      undefined,
    ]);
  });

  it('drops the reminder when owed at once: it would lie before the opening', () => {
    const atOnce = ctx({ is: 'endOfDay', daysAfter: 0 }, '2026-11-20T09:00:00.000Z');
    expect(rungs(ladder, 2, atOnce)).toEqual([undefined, '2026-11-20T23:00:00.000Z']);
    expect(nextRung(ladder, 0, atOnce)).toEqual({ n: 1, entry: 1, at: '2026-11-20T23:00:00.000Z' });
    expect(nextRung(ladder, 2, atOnce)).toBeUndefined();
  });
});

describe('other ladders', () => {
  it('a signature: end of the first, third and fifth weekday', () => {
    const ladder = [1, 3, 5].map(
      (weekdaysAfter) => ({ is: 'endOfWeekday', weekdaysAfter }) as const,
    );
    const coSign = ctx({ is: 'endOfWeekday', weekdaysAfter: 1 }, '2026-12-18T15:00:00.000Z');
    expect(rungs(ladder, 4, coSign)).toEqual([
      '2026-12-21T23:00:00.000Z',
      '2026-12-23T23:00:00.000Z',
      '2026-12-29T23:00:00.000Z',
      undefined,
    ]);
  });

  it('the joint meeting: three weekdays before the last good day, over midsummer', () => {
    const ladder: readonly RungTime[] = [{ is: 'weekdaysBeforeDue', weekdays: 3 }, { is: 'atDue' }];
    const meeting = ctx({ is: 'endOfDay', daysAfter: 14 }, '2026-06-09T09:00:00.000Z');
    expect(rungs(ladder, 2, meeting)).toEqual([
      '2026-06-17T06:00:00.000Z',
      '2026-06-23T22:00:00.000Z',
    ]);
  });

  it('the follow-up meeting: day 14, 21, 28, then weekly past the due date', () => {
    const ladder: readonly RungTime[] = [
      { is: 'dayMorning', day: 14 },
      { is: 'dayMorning', day: 21 },
      { is: 'dayMorning', day: 28 },
      { is: 'weeklyAfterDue' },
    ];
    const meeting = ctx({ is: 'endOfDay', daysAfter: 30 }, '2026-10-10T08:00:00.000Z');
    expect(rungs(ladder, 5, meeting)).toEqual([
      '2026-10-24T06:00:00.000Z',
      '2026-10-31T07:00:00.000Z',
      '2026-11-07T07:00:00.000Z',
      '2026-11-14T07:00:00.000Z',
      '2026-11-21T07:00:00.000Z',
    ]);
  });

  it('a reminder whose moment lay before the opening is dropped; what is overdue rings then', () => {
    const ladder: readonly RungTime[] = [{ is: 'daysBeforeDue', days: 3 }, { is: 'atDue' }];
    const openedOn = (day: number) =>
      ctx({ is: 'endOfDay', daysAfter: 14 }, '2026-11-02T09:00:00.000Z', {
        openedAt: `2026-11-${day}T08:00:00.000Z`,
      });
    expect([10, 14, 20].map((day) => rungs(ladder, 2, openedOn(day)))).toEqual([
      ['2026-11-13T07:00:00.000Z', '2026-11-16T23:00:00.000Z'],
      [undefined, '2026-11-16T23:00:00.000Z'],
      [undefined, '2026-11-20T08:00:00.000Z'],
    ]);
  });

  it('a repetition begins at its first turn after the rung before it', () => {
    const ladder: readonly RungTime[] = [
      { is: 'dayMorning', day: 3 },
      { is: 'everyMorningAfterDue' },
    ];
    const overtaken = ctx({ is: 'endOfDay', daysAfter: 0 }, '2026-11-20T09:00:00.000Z');
    expect(rungs(ladder, 3, overtaken)).toEqual([
      '2026-11-23T07:00:00.000Z',
      '2026-11-24T07:00:00.000Z',
      '2026-11-25T07:00:00.000Z',
    ]);
  });

  it('a ladder without rungs never rings', () => {
    const silent = ctx(opening, '2026-11-20T09:00:00.000Z');
    expect(rungAt([], 0, silent)).toBeUndefined();
    expect(nextRung([], 0, silent)).toBeUndefined();
  });
});

const dues = fc.constantFrom<Due>(
  opening,
  { is: 'endOfArrivalDay' },
  { is: 'endOfDay', daysAfter: 0 },
  { is: 'endOfDay', daysAfter: 14 },
  { is: 'endOfDayWeeksAfter', weeks: 1 },
  { is: 'endOfWeekday', weekdaysAfter: 3 },
);

const rungTimes: fc.Arbitrary<RungTime> = fc.oneof(
  fc.constantFrom<RungTime>({ is: 'fraction', of: 1 / 3 }, { is: 'atDue' }),
  fc.nat(20).map((day): RungTime => ({ is: 'dayMorning', day })),
  fc
    .integer({ min: 1, max: 8 })
    .map((weekdaysAfter): RungTime => ({ is: 'endOfWeekday', weekdaysAfter })),
  fc.nat(20).map((days): RungTime => ({ is: 'daysBeforeDue', days })),
  fc.nat(8).map((weekdays): RungTime => ({ is: 'weekdaysBeforeDue', weekdays })),
  fc.constantFrom<RungTime>(
    { is: 'everyMorningAfterDue' },
    { is: 'everyWeekdayMorningAfterDue' },
    { is: 'weeklyAfterDue' },
  ),
);

const openings = instantsBetween('2026-10-01', '2027-04-30');

const ladders = fc.array(rungTimes, { minLength: 1, maxLength: 6 });

describe('every ladder, however it is put together', () => {
  it('never runs backwards, nor rings before the opening', () => {
    fc.assert(
      fc.property(dues, ladders, openings, fc.boolean(), fc.nat(40_000), (...drawn) => {
        const [due, ladder, anchorAt, acute, later] = drawn;
        const openedAt = addMinutes(anchorAt, later);
        const rung = rungs(ladder, 10, ctx(due, anchorAt, { acute, openedAt })).filter(
          (at) => at !== undefined,
        );
        expect(rung).toEqual(rung.toSorted(compareInstants));
        for (const at of rung) expect(compareInstants(at, openedAt)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('repeats its last entry at ever later moments when that is one that repeats', () => {
    const repeating = fc.constantFrom<RungTime>(
      { is: 'everyMorningAfterDue' },
      { is: 'everyWeekdayMorningAfterDue' },
      { is: 'weeklyAfterDue' },
    );
    fc.assert(
      fc.property(dues, ladders, repeating, openings, (due, ladder, last, openedAt) => {
        const turns = rungs([...ladder, last], ladder.length + 5, ctx(due, openedAt)).slice(
          ladder.length,
        );
        for (const [turn, at] of turns.entries()) {
          const before = turn === 0 ? openedAt : (turns[turn - 1] ?? '');
          expect(compareInstants(at ?? '', before)).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('is first climbed at its first rung that is not dropped', () => {
    fc.assert(
      fc.property(dues, ladders, openings, (due, ladder, openedAt) => {
        const context = ctx(due, openedAt);
        const next = nextRung(ladder, 0, context);
        const all = rungs(ladder, ladder.length, context);
        const first = all.findIndex((at) => at !== undefined);
        expect(next).toEqual(first < 0 ? undefined : { n: first, entry: first, at: all[first] });
      }),
    );
  });
});
