import { describe, expect, it } from 'vitest';

import type { MachineTime } from '../../platform/clock.ts';
import { createReferenceClock } from '../../platform/reference-clock.ts';

const minute = 60_000;
const start = Date.parse('2026-11-30T10:00:00.000Z');

/** A machine and a reference whose clocks the test sets; an answer takes as long as it says. */
const world = ({ ahead = 0, takes = [10] }: { ahead?: number; takes?: readonly number[] } = {}) => {
  let elapsed = 500;
  let machineAhead = ahead;
  let referenceAt = 0;
  let asked = 0;
  const reference = (): number => start + elapsed + referenceAt;
  const machine: MachineTime = {
    system: () => start + elapsed + machineAhead,
    elapsed: () => elapsed,
  };
  return {
    machine,
    reference,
    asked: () => asked,
    passes: (ms: number) => void (elapsed += ms),
    setMachine: (by: number) => void (machineAhead = by),
    setReference: (by: number) => void (referenceAt += by),
    /** Answers at the end of the way there; the way back takes no time. */
    ask: async (): Promise<number> => {
      elapsed += takes[asked % takes.length] ?? 0;
      asked += 1;
      return reference();
    },
  };
};

const at = (instant: string): number => Date.parse(instant);

describe('a clock that follows a reference', () => {
  it.each([30 * minute, -30 * minute, 0])(
    'tells its time on a machine that is %d ms ahead',
    async (ahead) => {
      const { machine, reference, ask } = world({ ahead });
      const clock = await createReferenceClock(ask, machine);
      expect(Math.abs(at(clock.now()) - reference())).toBeLessThanOrEqual(5);
      expect(Math.abs(clock.aheadMs() - ahead)).toBeLessThanOrEqual(5);
    },
  );

  it('goes on at the same pace when the machine is set half an hour ahead for a moment', async () => {
    const { machine, reference, ask, setMachine, passes } = world();
    const clock = await createReferenceClock(ask, machine);
    setMachine(30 * minute);
    passes(1_000);
    expect(Math.abs(at(clock.now()) - reference())).toBeLessThanOrEqual(5);
    expect(Math.abs(clock.aheadMs() - 30 * minute)).toBeLessThanOrEqual(5);
  });

  it('trusts the quickest of several answers, and errs by half of what that took at most', async () => {
    const { machine, reference, ask, asked } = world({ takes: [4_000, 900, 6, 2_000, 300] });
    const clock = await createReferenceClock(ask, machine);
    expect(asked()).toBe(5);
    expect(Math.abs(at(clock.now()) - reference())).toBeLessThanOrEqual(3);
  });

  it('is moved no further than a measurement proves it wrong', async () => {
    const { machine, reference, ask } = world({ takes: [6, 6, 6, 6, 6, 4_000] });
    const clock = await createReferenceClock(ask, machine);
    await clock.measure();
    expect(Math.abs(at(clock.now()) - reference())).toBeLessThanOrEqual(3);
  });

  it('never goes backwards for a correction of up to five seconds', async () => {
    const { machine, reference, ask, setReference, passes } = world();
    const clock = await createReferenceClock(ask, machine);
    const before = clock.now();
    setReference(-4_000);
    await clock.measure();
    expect(clock.now()).toBe(before);
    passes(5_000);
    expect(Math.abs(at(clock.now()) - reference())).toBeLessThanOrEqual(10);
  });

  it('follows a reference that was itself set back further', async () => {
    const { machine, reference, ask, setReference } = world();
    const clock = await createReferenceClock(ask, machine);
    clock.now();
    setReference(-30 * minute);
    await clock.measure();
    expect(Math.abs(at(clock.now()) - reference())).toBeLessThanOrEqual(10);
  });

  it('goes on by the last measurement while the reference does not answer', async () => {
    const { machine, reference, ask, passes } = world({ ahead: minute });
    let isAway = false;
    const asking = async (): Promise<number> => {
      if (isAway) throw new Error('no connection');
      return ask();
    };
    const clock = await createReferenceClock(asking, machine);
    isAway = true;
    await expect(clock.measure()).rejects.toThrow('no connection');
    passes(minute);
    expect(Math.abs(at(clock.now()) - reference())).toBeLessThanOrEqual(5);
  });
});
