import {
  allHandlersFinished,
  condition,
  continueAsNew,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Seen } from '../../domain/waking/stream-view.ts';
import { diagnosis, factsRecorded, type StreamInput } from '../messages.ts';

export type Clocked = { readonly nextRungAt: string | null; readonly openDuties: number };

/**
 * One stream as a workflow works with it. All that it knows of the stream is the latest view, read
 * from the database; it concludes nothing from wake-ups, which may be late, lost or doubled.
 */
export type Case<State extends Clocked> = {
  readonly streamId: string;
  readonly view: () => State;
  /**
   * Waits until `satisfied` is true of the view or the stream is gone. Resolves to false when it is
   * gone.
   */
  readonly until: (satisfied: (state: State) => boolean) => Promise<boolean>;
  /** Marks the view in hand as stale, so that the next round of `keepTime` reads a new one. */
  readonly lookAgain: () => void;
  /** Whether a wake-up, or `lookAgain`, has come since the newest look was asked for. */
  readonly isStale: () => boolean;
  /**
   * Marks this instant. The function it returns tells whether the view in hand was asked for later.
   */
  readonly mark: () => () => boolean;
  /**
   * Reads a new view at every wake-up and whenever a rung is due, until `ended` is true of a view
   * that no wake-up has made stale, or the stream is gone.
   */
  readonly keepTime: (ended: (state: State) => boolean) => Promise<void>;
};

export type Advance<State> = (streamId: string, now: string) => Promise<Seen<State>>;

const now = (): string => new Date().toISOString();

/**
 * The shortest sleep before a rung. Without it, a view that names a rung whose instant has passed
 * would be asked for again at once, in a circle without end.
 */
const leastSleepMs = 1_000;

const millisecondsUntil = (instant: string): number =>
  Math.max(leastSleepMs, Date.parse(instant) - Date.now());

/**
 * The newest view of a stream. Looks are numbered from 1 in the order in which they are asked for;
 * the first view has number 0.
 */
const createViews = async <State extends Clocked>(
  look: () => Promise<Seen<State>>,
): Promise<ReturnType<typeof viewsAfter<State>> | undefined> => {
  const first = await look();
  return first.is === 'gone' ? undefined : viewsAfter(first.state, look);
};

const viewsAfter = <State extends Clocked>(first: State, look: () => Promise<Seen<State>>) => {
  let view = first;
  let gone = false;
  let asked = 0;
  let answered = 0;
  return {
    view: () => view,
    isGone: () => gone,
    mark: () => {
      const before = asked;
      return () => answered > before;
    },
    refresh: async (): Promise<void> => {
      const number = (asked += 1);
      const seen = await look();
      gone = seen.is === 'gone';
      if (seen.is === 'here') view = seen.state;
      answered = number;
    },
  };
};

/**
 * Goes on in a new run when the history grows long, because Temporal bounds the history of a run.
 * The stream's id is all that goes along, since everything else is read from the database.
 */
const renewWhenLong = async (streamId: string): Promise<void> => {
  if (!workflowInfo().continueAsNewSuggested) return;
  await condition(allHandlersFinished);
  await continueAsNew<(input: StreamInput) => Promise<void>>({ streamId });
};

/**
 * Sets the wake-up handler and then reads the first view, so that a wake-up that comes during the
 * reading makes that view stale and is not missed.
 *
 * @returns undefined when the database knows no such stream
 */
export async function openCase<State extends Clocked>(
  { streamId }: StreamInput,
  advance: Advance<State>,
): Promise<Case<State> | undefined> {
  let wokenUpTo = 0;
  let stale = false;
  setHandler(factsRecorded, ({ upTo }) => {
    wokenUpTo = Math.max(wokenUpTo, upTo);
    stale = true;
  });
  const views = await createViews(() => {
    // Facts are committed before their wake-up is sent, so this look will show every fact that we
    // have been woken for so far. A wake-up that comes after this line needs another look.
    stale = false;
    return advance(streamId, now());
  });
  if (!views) return undefined;
  const { view, isGone, mark, refresh } = views;
  setHandler(diagnosis, () => {
    const { nextRungAt, openDuties } = view();
    return { wokenUpTo, nextRungAt, openDuties };
  });
  const sleep = async (): Promise<void> => {
    const { nextRungAt } = view();
    if (nextRungAt === null) await condition(() => stale);
    else await condition(() => stale, millisecondsUntil(nextRungAt));
  };
  return {
    streamId,
    view,
    mark,
    isStale: () => stale,
    lookAgain: () => {
      stale = true;
    },
    until: async (satisfied) => {
      await condition(() => isGone() || satisfied(view()));
      return !isGone();
    },
    keepTime: async (ended) => {
      while (stale || !(isGone() || ended(view()))) {
        if (!stale) await sleep();
        await renewWhenLong(streamId);
        await refresh();
      }
    },
  };
}
