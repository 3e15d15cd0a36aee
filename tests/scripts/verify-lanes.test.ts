import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyHistory } from '../../scripts/verify.ts';
import { asFile } from '../helpers/written-history.ts';
import {
  anyLanes,
  lanesFor,
  sharedOf,
  writeLanes,
  type LaneTold,
} from '../helpers/written-lanes.ts';
import type { HistoryFile } from '../helpers/whole-history.ts';

const verify = (history: unknown): string => {
  const verdict = verifyHistory(() => asFile(history));
  return verdict.valid ? verdict.lines.join('\n') : verdict.problem;
};

const told = (['both', 'sender', 'receiver', 'both', 'receiver', 'auditor'] as const).map(
  (lane): LaneTold => ({ lane, later: 1000 }),
);
const history = writeLanes(told);

/** The history with the events of one lane changed, and the lane's head with them. */
const meddled = (
  lane: string,
  change: (
    events: HistoryFile['lanes'][number]['events'],
  ) => HistoryFile['lanes'][number]['events'],
  from = history,
): HistoryFile => ({
  ...from,
  lanes: from.lanes.map((one) => {
    if (one.lane !== lane) return one;
    const events = change(one.events);
    const last = events.at(-1);
    const head = last ? { n: events.length, hash: last.hash } : { n: 0, hash: '00'.repeat(32) };
    return { ...one, events, head };
  }),
});

describe('a member that is written twice, of which readers may take either', () => {
  it('is refused in the file and in the bytes of an event', () => {
    const twice = JSON.stringify(history).replace('"lanes":', '"lanes":[],"lanes":');
    expect(verifyHistory(() => Buffer.from(twice))).toEqual({
      valid: false,
      problem: 'file: has a member twice',
    });
    const forged = meddled('both', (events) =>
      events.map((event) => ({ ...event, bytes: event.bytes.replace('"v":2', '"v":2,"v":2') })),
    );
    expect(verify(forged)).toBe('both 1, bytes: has a member twice');
  });
});

describe('a history in lanes', () => {
  it('is told with its counts, its time span and the head of each lane', () => {
    expect(verify(history)).toBe(
      [
        'valid: 6 events, the complete history',
        `stream ${history.stream}`,
        'recorded from 2026-11-30T08:00:01.000Z to 2026-11-30T08:00:06.000Z',
        ...history.lanes.map(({ lane, head }) => `lane ${lane}: event ${head.n}, ${head.hash}`),
      ].join('\n'),
    );
  });

  it('is valid as it is written, whatever it holds, whole and for each side', () => {
    fc.assert(
      fc.property(anyLanes, fc.constantFrom('sender', 'receiver'), (any, side) => {
        expect(verify(any)).toMatch(/^valid: /);
        const part = lanesFor(any, side);
        fc.pre(part.shared !== null || part.lanes.some(({ head }) => head.n > 0));
        expect(verify(part)).toMatch(/^valid: /);
      }),
    );
  });

  it('of one side holds no number and no hash of the other', () => {
    fc.assert(
      fc.property(anyLanes, (any) => {
        fc.pre(any.shared === null);
        const text = JSON.stringify(lanesFor(any, 'sender'));
        const hidden = any.lanes.filter(({ lane }) => lane === 'receiver' || lane === 'auditor');
        for (const { events } of hidden) {
          for (const { hash } of events) expect(text).not.toContain(hash);
        }
      }),
    );
  });

  it('goes on from the chain that all sides once shared', () => {
    const older = writeLanes(told, { shared: sharedOf(3) });
    expect(verify(older)).toContain('before the lanes: valid: 3 events, the complete history');
    const forged = { ...older, shared: sharedOf(2) };
    expect(verify(forged)).toBe('both 1: does not hang on what came before');
  });

  it.each([
    [
      'a removed event',
      meddled('receiver', (events) => events.slice(1)),
      /^receiver 1: is missing/,
    ],
    [
      'a cut tail whose head still stands',
      {
        ...history,
        lanes: history.lanes.map((one) => ({ ...one, events: one.events.slice(0, 1) })),
      },
      /^head of both: is not the last/,
    ],
    [
      'a lane that was left out',
      { ...history, lanes: history.lanes.slice(0, 3) },
      /^file: has the lanes both, sender, receiver and not/,
    ],
    [
      'an event of another lane',
      meddled('sender', () => history.lanes[2]?.events.slice(0, 1) ?? []),
      /^sender 1: (does not hang|belongs to the lane receiver)/,
    ],
    [
      'an event that says another number',
      writeLanes(told, { change: { 'receiver 2': { n: 3 } } }),
      /^receiver 2: says in its bytes that it is event 3/,
    ],
    [
      'an event of both that commits to one side',
      writeLanes(told, { change: { 'both 2': { after: 'ab'.repeat(32) } } }),
      /^both: commits to a lane of one side/,
    ],
    [
      'an event that comes after something unknown',
      writeLanes(told, { change: { 'receiver 1': { after: 'ab'.repeat(32) } } }),
      /^receiver 1: comes after an event that both do not have/,
    ],
    [
      'an event that comes after one that was recorded later',
      writeLanes(told, { change: { 'sender 1': { after: history.lanes[0]?.events[1]?.hash } } }),
      /^sender 1: does not stand where it says/,
    ],
    [
      'an event that was recorded before the one before it',
      writeLanes(told, { change: { 'receiver 2': { recordedAt: '2026-11-30T08:00:00.000Z' } } }),
      /^receiver 2: was recorded before/,
    ],
    [
      'a salt that is too short',
      writeLanes(told, { change: { 'both 1': { salt: 'ab' } } }),
      /^both 1, bytes: its "salt"/,
    ],
  ])('is refused for %s', (_, forged, problem) => {
    expect(verify(forged)).toMatch(problem);
  });

  it('is refused when any one character of its events is another', () => {
    fc.assert(
      fc.property(anyLanes, fc.nat(), (any, seed) => {
        const lanes = any.lanes.filter(({ events }) => events.length > 0);
        const lane = lanes[seed % lanes.length]?.lane ?? 'both';
        const broken = meddled(
          lane,
          (events) =>
            events.map((event, index) =>
              index === seed % events.length
                ? { ...event, bytes: event.bytes.replace('somebody', 'some_ody') }
                : event,
            ),
          any,
        );
        expect(verify(broken)).toMatch(/does not hang/);
      }),
    );
  });
});
