import type { AdvanceActivities } from '../../activities/waking/advance.ts';
import type { Seen, StreamView } from '../../domain/waking/stream-view.ts';

const moved = (instant: string, by: number): string =>
  new Date(Date.parse(instant) + by).toISOString();

const seenMoved = (seen: Seen<StreamView>, by: number): Seen<StreamView> =>
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
    advance: async (kind, id, now) => seenMoved(await real.advance(kind, id, moved(now, by)), -by),
  };
}
