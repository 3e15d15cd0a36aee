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

/** A stream in the workflow's hands: a view that is always the database's, never a memory. */
export type Case<State extends Clocked> = {
  readonly streamId: string;
  readonly view: () => State;
  /** Waits until the view satisfies, or the stream is gone; false when it is gone. */
  readonly until: (satisfied: (state: State) => boolean) => Promise<boolean>;
  /** Asks for a fresh view; the next round of `keepTime` reads it. */
  readonly lookAgain: () => void;
  /** Whether something has come that no view answers yet. */
  readonly isStale: () => boolean;
  /** Marks this instant. The answer tells whether the view in hand was asked for after it. */
  readonly mark: () => () => boolean;
  /** Reads the view at each wake-up and each rung, until a view that nothing outdates is the end. */
  readonly keepTime: (ended: (state: State) => boolean) => Promise<void>;
};

export type Advance<State> = (streamId: string, now: string) => Promise<Seen<State>>;

const now = (): string => new Date().toISOString();

/** A rung that its view left unfired is asked about again after this, and not in a circle. */
const leastSleepMs = 1_000;

const millisecondsUntil = (instant: string): number =>
  Math.max(leastSleepMs, Date.parse(instant) - Date.now());

/** The newest view, with the number of the look that brought it. */
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

/** A run's history is bounded; the next run has nothing to carry but the id. */
const renewWhenLong = async (streamId: string): Promise<void> => {
  if (!workflowInfo().continueAsNewSuggested) return;
  await condition(allHandlersFinished);
  await continueAsNew<(input: StreamInput) => Promise<void>>({ streamId });
};

/**
 * Opens a case: the wake-up handler stands before the first view is read, so that none is lost.
 * Returns undefined when the database knows no such stream.
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
    // Whatever woke us before the question is in the answer.
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
