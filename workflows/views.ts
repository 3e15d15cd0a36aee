import { setHandler } from '@temporalio/workflow';
import type { Seen, StreamView } from '../domain/waking/stream-view.ts';
import { advance } from './activities.ts';
import { diagnosis, factsRecorded, type WorkflowStream } from './messages.ts';

/** The newest view of a stream, with the number of the look that brought it. */
export type Views = {
  readonly view: () => StreamView;
  /** The database knows the stream no longer. */
  readonly isGone: () => boolean;
  /** A wake-up has come that no view answers yet. */
  readonly isStale: () => boolean;
  /** How many looks have been asked for, and which of them the view in hand is from. */
  readonly asked: () => number;
  readonly answered: () => number;
  readonly refresh: () => Promise<void>;
};

/**
 * The wake-up handler stands before the first view is read, so that no wake-up is lost.
 *
 * @returns undefined when the database knows no such stream
 */
export async function openViews(
  kind: WorkflowStream,
  streamId: string,
): Promise<Views | undefined> {
  let wokenUpTo = 0;
  let stale = false;
  let asked = 0;
  setHandler(factsRecorded, ({ upTo }) => {
    wokenUpTo = Math.max(wokenUpTo, upTo);
    stale = true;
  });
  const look = (): Promise<Seen<StreamView>> => {
    // Whatever woke us before the question is in the answer.
    stale = false;
    asked += 1;
    return advance(kind, streamId, new Date().toISOString());
  };
  let seen = await look();
  if (seen.is === 'gone') return undefined;
  let view = seen.state;
  let answered = asked;
  setHandler(diagnosis, () => ({
    wokenUpTo,
    nextRungAt: view.nextRungAt,
    openDuties: view.openDuties,
  }));
  return {
    view: () => view,
    isGone: () => seen.is === 'gone',
    isStale: () => stale,
    asked: () => asked,
    answered: () => answered,
    refresh: async () => {
      seen = await look();
      if (seen.is === 'here') view = seen.state;
      answered = asked;
    },
  };
}
