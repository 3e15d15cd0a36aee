import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addMinutes, compareInstants, type Instant } from '../../../domain/calendar/time.ts';
import { advance } from '../../../services/waking/advance.ts';
import type { Place } from '../../helpers/deed.ts';
import { wholeLife, type DeedName } from '../../helpers/living.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { rungsOf } from '../../helpers/stream-rows.ts';

/**
 * A report whose workflow looks at every fact, and the same report whose workflow looks only when it
 * is woken and when its next rung is due: every rung must come at the same instant.
 */
const { system, life } = await stage();

type Lived = { at: Place; nextLook: Instant | null; looks: number };

const look = async (lived: Lived, now: Instant): Promise<void> => {
  lived.looks += 1;
  await system.raw.raw('update stream set relayed_seq = last_fact_seq where id = ?', [
    String(lived.at.reportId),
  ]);
  const seen = await advance(system.workerDeps, 'report', String(lived.at.reportId), now);
  if (seen.is === 'gone') throw new Error('the report is gone');
  lived.nextLook = seen.state.nextRungAt;
};

/** Rings what is due by `now`, each at its own instant, as timers do. */
const sleepUntil = async (lived: Lived, now: Instant): Promise<void> => {
  while (lived.nextLook !== null && compareInstants(lived.nextLook, now) <= 0) {
    const due = lived.nextLook;
    system.clock.set(due);
    await look(lived, due);
  }
  system.clock.set(now);
};

const isWoken = async ({ at }: Lived): Promise<boolean> => {
  const row = await system.raw('stream').where({ id: at.reportId }).first();
  return Number(row.last_fact_seq) > Number(row.relayed_seq);
};

/** A deed that cannot be done now is refused for both, and changes neither. */
const attempt = async (lived: Lived, name: DeedName): Promise<void> => {
  lived.at = await life.do(lived.at, name).catch(() => lived.at);
};

const begin = async (): Promise<Lived> => {
  const { id } = await life.send();
  const lived: Lived = { at: { reportId: id }, nextLook: null, looks: 0 };
  await look(lived, system.clock.now());
  return lived;
};

const told = async ({ at }: Lived): Promise<readonly string[]> =>
  (await rungsOf(system, String(at.reportId))).map(
    ({ kind, number, dueAt, late, to }) => `${dueAt} ${kind} ${number} ${late} ${to}`,
  );

/** Minutes since the last deed: from at once to ten days. */
const after = fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 14_400 }));
const isDone = (name: DeedName): boolean => name !== 'send' && name !== 'openSituation';
/** Some of the deeds of a whole life in their order, so that most of them can be done. */
const someDeeds = fc
  .subarray(wholeLife.filter(isDone), { minLength: 8 })
  .chain((names) =>
    fc.tuple(...names.map((name) => fc.record({ name: fc.constant(name), after }))),
  );

it(
  'rings no rung later than a workflow that looks at every fact',
  { timeout: 120_000 },
  async () => {
    let spared = 0;
    const property = fc.asyncProperty(someDeeds, async (deeds) => {
      system.clock.set(monday);
      const [always, woken] = [await begin(), await begin()];
      let now: Instant = monday;
      for (const { name, after } of deeds) {
        now = addMinutes(now, after);
        for (const lived of [always, woken]) {
          await sleepUntil(lived, now);
          await attempt(lived, name);
          if (lived === always || (await isWoken(lived))) await look(lived, now);
        }
      }
      for (const lived of [always, woken]) await sleepUntil(lived, addMinutes(now, 60 * 24 * 30));
      expect(await told(woken)).toEqual(await told(always));
      spared += always.looks - woken.looks;
    });
    await fc.assert(property, { numRuns: 8 });
    expect(spared).toBeGreaterThan(0);
  },
);
