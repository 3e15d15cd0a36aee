import { allHandlersFinished, condition, continueAsNew, workflowInfo } from '@temporalio/workflow';
import type { WantedLetter } from '../domain/waking/stream-view.ts';
import type { StreamInput, WorkflowStream } from './messages.ts';
import { openViews, type Views } from './views.ts';

/** A stream in the workflow's hands: a view that is always the database's, never a memory. */
export type Case = {
  readonly streamId: string;
  /** Letters that the view in hand wants and that nobody has tried to make since it was asked for. */
  readonly lettersWanted: () => readonly WantedLetter[];
  /** Waits until that many letters are wanted or nothing is left to do; false for the latter. */
  readonly until: (satisfied: () => boolean) => Promise<boolean>;
  /** Takes letters off the view in hand: made, or not to be made before another view wants them. */
  readonly tried: (letters: readonly WantedLetter[], made: boolean) => void;
  /** Reads the view at each wake-up and each rung, until nothing is left to do. */
  readonly keepTime: () => Promise<void>;
};

/** A rung that its view left unfired is asked about again after this, and not in a circle. */
const leastSleepMs = 1_000;

const millisecondsUntil = (instant: string): number =>
  Math.max(leastSleepMs, Date.parse(instant) - Date.now());

/** A run's history is bounded; the next run has nothing to carry but the id. */
const renewWhenLong = async (streamId: string): Promise<void> => {
  if (!workflowInfo().continueAsNewSuggested) return;
  await condition(allHandlersFinished);
  await continueAsNew<(input: StreamInput) => Promise<void>>({ streamId });
};

/** What was tried of the view in hand; a later view that wants a letter again has it made again. */
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

const caseOf = (streamId: string, views: Views): Case => {
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
        await renewWhenLong(streamId);
        await refresh();
      }
    },
  };
};

/** Opens a case. @returns undefined when the database knows no such stream */
export async function openCase(
  kind: WorkflowStream,
  { streamId }: StreamInput,
): Promise<Case | undefined> {
  const views = await openViews(kind, streamId);
  return views && caseOf(streamId, views);
}
