import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { addMinutes } from '../../../domain/calendar/time.ts';
import { select } from '../../helpers/sql.ts';
import { laddersOf, noSignatures } from '../../helpers/ladders.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { advance as advanceStream } from '../../../services/waking/advance.ts';

const { system, life, records } = await stage();
const { advance, rungs, rang, told } = laddersOf(system);
beforeEach(() => system.clock.set(monday));

/** Everything an advance could have changed of one report. */
const everything = async (id: string): Promise<unknown> => ({
  duties: await records.duties(id),
  events: await records.events(id),
  facts: await select(system.raw, `select * from fact where stream_id = ?`, [id]),
  stream: await select(system.raw, `select * from stream where id = ?`, [id]),
  rungs: await select(system.raw, `select * from duty_rung where stream_id = ? order by 1, 2`, [
    id,
  ]),
  notices: await select(
    system.raw,
    `select n.* from notice n join duty d on d.id = n.duty_id where d.stream_id = ? order by n.id`,
    [id],
  ),
});

describe('an advance', () => {
  it('repeated changes nothing', async () => {
    const { id } = await life.send();
    for (const minutes of [0, 25, 61, 3 * 1440, 20 * 1440]) {
      const first = await advance(id, addMinutes(monday, minutes));
      const before = await everything(id);
      expect(await advance(id, addMinutes(monday, minutes))).toEqual(first);
      expect(await everything(id)).toEqual(before);
    }
  });

  it('made by two workers at once fires each rung once', async () => {
    const { id } = await life.send();
    const at = addMinutes(monday, 3 * 1440);
    await Promise.all([advance(id, at), advance(id, at), advance(id, at)]);
    const fired = (await records.kinds(id)).filter((kind) => kind === 'rungFired');
    const [stands] = await select<{ n: string }>(
      system.raw,
      `select count(*) as n from duty_rung where stream_id = ?`,
      [id],
    );
    expect(fired).toHaveLength(Number(stands?.n));
  });

  it('answers with the earliest rung of all open duties, and none when nothing is open', async () => {
    const { id } = await life.send();
    for (const minutes of [0, 20, 70, 1440, 8 * 1440, 15 * 1440]) {
      const { nextRungAt } = await advance(id, addMinutes(monday, minutes));
      const [first] = await select<{ at: Date }>(
        system.raw,
        `select min(next_rung_at) as at from duty where stream_id = ? and state = 'open'`,
        [id],
      );
      expect(nextRungAt).toBe(first?.at.toISOString());
    }
    const done = await life
      .saying({
        send: { ...noSignatures, feedback: { wanted: false } },
        decide: { outcome: 'doNotOpen' },
      })
      .until('waive', 'decide');
    expect(await advance(done.id, monday)).toMatchObject({
      nextRungAt: null,
      openDuties: 0,
      ended: true,
    });
    expect((await records.report(done.id)).status).toBe('closed');
  });

  it('on a report that is not there says so', async () => {
    const { id } = await life.send();
    expect(await advanceStream(system.workerDeps, 'report', randomUUID(), monday)).toEqual({
      is: 'gone',
    });
    expect(await advanceStream(system.workerDeps, 'acuteSituation', id, monday)).toEqual({
      is: 'gone',
    });
  });

  it('with an older clock fires nothing and forgets nothing', async () => {
    const { id } = await life.send();
    await advance(id, addMinutes(monday, 100));
    const before = await everything(id);
    await advance(id, addMinutes(monday, -100));
    expect(await everything(id)).toEqual(before);
  });
});

describe('after an outage', () => {
  it('missed rungs are recorded in order and only the newest tells anybody', async () => {
    const { id } = await life.send(noSignatures);
    const back = '2026-11-19T12:00:00.000Z';
    await advance(id, back);
    for (const kind of ['openReport', 'assessProtection']) {
      const fired = await rungs(id, kind);
      expect(fired.map(({ number }) => number)).toEqual(fired.map((_, index) => index + 1));
      expect(fired.map(({ notified }) => notified)).toEqual(
        fired.map((_, index) => index === fired.length - 1),
      );
      expect(new Set(fired.map((rung) => rung.fired_at.toISOString()))).toEqual(new Set([back]));
      const due = fired.map((rung) => rung.due_at.toISOString());
      expect(due).toEqual(due.toSorted());
    }
    expect(await told(id, 'openReport')).toEqual(['socialchef 3']);
    // Half time, due, then the mornings of the 17th, 18th and 19th.
    expect(await told(id, 'assessProtection')).toEqual(['ifochef 5', 'socialchef 5']);
    const purposes = (await records.events(id)).flatMap(({ kind, purpose }) =>
      kind === 'rungFired' ? [purpose] : [],
    );
    expect(purposes).toEqual([
      'openReport rung 1',
      'openReport rung 2',
      'openReport rung 3',
      'assessProtection rung 1',
      'assessProtection rung 2',
      'assessProtection rung 3',
      'assessProtection rung 4',
      'assessProtection rung 5',
    ]);
  });

  it('the same rungs stand in the record as without it, whenever the workflow woke', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1, maxLength: 6 }),
        async (wakings) => {
          system.clock.set(monday);
          const [awake, asleep] = [await life.send(), await life.send()];
          const minutes = wakings.toSorted((a, b) => a - b);
          for (const minute of minutes) {
            const now = addMinutes(monday, minute);
            const { nextRungAt } = await advance(awake.id, now);
            expect(nextRungAt === null || nextRungAt > now).toBe(true);
          }
          await advance(asleep.id, addMinutes(monday, minutes.at(-1) ?? 0));
          for (const kind of ['openReport', 'assessProtection', 'decideOnInvestigation']) {
            expect(await rang(awake.id, kind)).toEqual(await rang(asleep.id, kind));
          }
          expect(await rang(awake.id, 'coSign', 'rektor')).toEqual(
            await rang(asleep.id, 'coSign', 'rektor'),
          );
        },
      ),
      { numRuns: 8 },
    );
  });
});
