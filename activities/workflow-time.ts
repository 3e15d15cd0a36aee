import { epochMilliseconds, toInstant, type Instant } from '../domain/calendar/time.ts';
import type { Seen } from '../domain/waking/stream-view.ts';
import type { Clock } from '../platform/clock.ts';
import type { Activities } from './create-worker.ts';

/** Milliseconds from a workflow's clock to ours, when a workflow says that it is `now`. */
export type AheadOfWorkflow = (now: Instant) => number;

/**
 * For production. A workflow knows the time of Temporal's server when its task began, which may be
 * wrong, and is old when the activity had to wait for the database.
 */
export function byClock(clock: Clock): AheadOfWorkflow {
  return (now) => epochMilliseconds(clock.now()) - epochMilliseconds(now);
}

const moved = (instant: Instant, milliseconds: number): Instant =>
  toInstant(epochMilliseconds(instant) + milliseconds);

type Rung = { readonly nextRungAt: Instant | null };

const seenMoved = <State extends Rung>(seen: Seen<State>, milliseconds: number): Seen<State> => {
  if (seen.is === 'gone' || seen.state.nextRungAt === null) return seen;
  return {
    is: 'here',
    state: { ...seen.state, nextRungAt: moved(seen.state.nextRungAt, milliseconds) },
  };
};

/**
 * Lets the activities work by our time and the workflows sleep by theirs. What a workflow calls now
 * is moved to our time, so that everything stored is dated by it, and the next rung is moved back,
 * so that the workflow sleeps for as long as it really is until then.
 */
export function inOurTime(real: Activities, ahead: AheadOfWorkflow): Activities {
  const look = async <State extends Rung>(
    now: Instant,
    lookAt: (at: Instant) => Promise<Seen<State>>,
  ): Promise<Seen<State>> => {
    const by = ahead(now);
    return seenMoved(await lookAt(moved(now, by)), -by);
  };
  return {
    ...real,
    advance: (kind, id, now) => look(now, (at) => real.advance(kind, id, at)),
    advanceReport: (id, now) => look(now, (at) => real.advanceReport(id, at)),
    advanceSituation: (id, now) => look(now, (at) => real.advanceSituation(id, at)),
    closeReport: (id, now) => real.closeReport(id, moved(now, ahead(now))),
    reconcile: (now) => real.reconcile(moved(now, ahead(now))),
  };
}
