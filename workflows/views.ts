import { setHandler } from '@temporalio/workflow';
import type { Seen, StreamView } from '../domain/waking/stream-view.ts';
import { advance } from './activities.ts';
import { diagnosis, factsRecorded, type WorkflowStream } from './messages.ts';

/**
 * The newest view of a stream. Looks are numbered from 1 in the order in which they are asked for,
 * so that whoever has acted on a view can tell whether a newer one was asked for since.
 */
export type Views = {
  readonly view: () => StreamView;
  /** Whether the database no longer knows the stream, as after an older backup was restored. */
  readonly isGone: () => boolean;
  /**
   * Whether a wake-up has come since the newest look was asked for, so that another look is needed.
   */
  readonly isStale: () => boolean;
  /**
   * `asked` is the number of the newest look that was asked for, `answered` that of the look that
   * brought the view in hand. They differ while a look is under way.
   */
  readonly asked: () => number;
  readonly answered: () => number;
  readonly refresh: () => Promise<void>;
};

/**
 * Sets the wake-up handler and then reads the first view, so that a wake-up that comes during the
 * reading makes that view stale and is not missed.
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
    // Facts are committed before their wake-up is sent, so this look will show every fact that we
    // have been woken for so far. A wake-up that comes after this line needs another look.
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
