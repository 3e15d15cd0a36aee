import type { AdvanceActivities } from '../../activities/duties/advance.ts';
import type { Seen } from '../../domain/waking/stream-view.ts';

type Timed = { readonly nextRungAt: string | null };

const moved = (instant: string, by: number): string =>
  new Date(Date.parse(instant) + by).toISOString();

const seenMoved = <State extends Timed>(seen: Seen<State>, by: number): Seen<State> =>
  seen.is === 'gone' || seen.state.nextRungAt === null
    ? seen
    : { is: 'here', state: { ...seen.state, nextRungAt: moved(seen.state.nextRungAt, by) } };

/**
 * Lets the workflows of one test live at another date than the machine: their instants are moved on
 * the way in and back on the way out.
 *
 * @param by milliseconds from the machine's now to the test's
 */
export function shiftedTime(real: AdvanceActivities, by: number): AdvanceActivities {
  return {
    advanceReport: async (id, now) => seenMoved(await real.advanceReport(id, moved(now, by)), -by),
    advanceSituation: async (id, now) =>
      seenMoved(await real.advanceSituation(id, moved(now, by)), -by),
    closeReport: (id, now) => real.closeReport(id, moved(now, by)),
  };
}
