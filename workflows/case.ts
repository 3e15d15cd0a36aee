import { allHandlersFinished, condition, continueAsNew, workflowInfo } from '@temporalio/workflow';
import type { WantedLetter } from '../domain/waking/stream-view.ts';
import type { StreamInput, WorkflowStream } from './messages.ts';
import { openViews, type Views } from './views.ts';

/**
 * One stream as a workflow works with it. All that it knows of the stream is the latest view, read
 * from the database; it concludes nothing from wake-ups, which may be late, lost or doubled.
 */
export type Case = {
  readonly streamId: string;
  /**
   * The letters that the view in hand lists as missing, without those that were attempted after
   * that view had been asked for.
   */
  readonly lettersWanted: () => readonly WantedLetter[];
  /**
   * Waits until `satisfied` is true or nothing is left to do. Resolves to false in the latter case.
   */
  readonly until: (satisfied: () => boolean) => Promise<boolean>;
  /**
   * Notes that these letters were made, or that they could not be (`made` is false). Either way
   * they are left alone until a view that is asked for later lists them.
   */
  readonly tried: (letters: readonly WantedLetter[], made: boolean) => void;
  /**
   * Reads a new view at every wake-up and whenever a rung is due, until nothing is left to do. It
   * is the reading (`advance`) that fires the rungs.
   */
  readonly keepTime: () => Promise<void>;
};

/**
 * The shortest sleep before a rung. Without it, a view that names a rung whose instant has passed
 * would be asked for again at once, in a circle without end.
 */
const leastSleepMs = 1_000;

const millisecondsUntil = (instant: string): number =>
  Math.max(leastSleepMs, Date.parse(instant) - Date.now());

/**
 * Goes on in a new run when the history grows long, because Temporal bounds the history of a run.
 * What it was given is all that goes along, since everything else is read from the database.
 */
const renewWhenLong = async (input: StreamInput): Promise<void> => {
  if (!workflowInfo().continueAsNewSuggested) return;
  await condition(allHandlersFinished);
  await continueAsNew<(input: StreamInput) => Promise<void>>(input);
};

/**
 * Remembers which letters were attempted, and after how many looks. An attempt counts for the view
 * in hand only: when a view that was asked for later lists the letter again, as after an older
 * backup of the database was restored, it is made again.
 */
const createTries = ({ asked, answered }: Views) => {
  const tries = new Map<string, { readonly after: number; readonly made: boolean }>();
  const last = ({ step }: WantedLetter) => {
    const tried = tries.get(step);
    return tried && tried.after >= answered() ? tried : undefined;
  };
  return {
    isTried: (letter: WantedLetter): boolean => last(letter) !== undefined,
    isMade: (letter: WantedLetter): boolean => last(letter)?.made === true,
    note: (letters: readonly WantedLetter[], made: boolean): void => {
      for (const { step } of letters) tries.set(step, { after: asked(), made });
    },
  };
};

const caseOf = (input: StreamInput, views: Views): Case => {
  const { streamId } = input;
  const { view, isGone, isStale, refresh } = views;
  const tries = createTries(views);
  const isOver = (): boolean =>
    isGone() || (view().ended && view().letters.every((letter) => tries.isMade(letter)));
  const stirred = (): boolean => isStale() || isOver();
  const sleep = async (): Promise<void> => {
    const { nextRungAt } = view();
    if (nextRungAt === null) await condition(stirred);
    else await condition(stirred, millisecondsUntil(nextRungAt));
  };
  return {
    streamId,
    lettersWanted: () => view().letters.filter((letter) => !tries.isTried(letter)),
    until: async (satisfied) => {
      await condition(() => isOver() || satisfied());
      return !isOver();
    },
    tried: tries.note,
    keepTime: async () => {
      for (;;) {
        if (!isStale()) await sleep();
        if (!isStale() && isOver()) return;
        await renewWhenLong(input);
        await refresh();
      }
    },
  };
};

/** Reads the first view of a stream. @returns undefined when the database knows no such stream */
export async function openCase(
  kind: WorkflowStream,
  input: StreamInput,
): Promise<Case | undefined> {
  const views = await openViews(kind, input.streamId);
  return views && caseOf(input, views);
}
