import { isCancellation } from '@temporalio/workflow';
import type { Case, Clocked } from './case.ts';

export type Wanted = {
  /** What the document is known by in this run. */
  readonly step: string;
  /** Whether it stands in the archive, as the view in hand tells. */
  readonly stands: boolean;
  readonly make: () => Promise<void>;
};

/** What cannot be made now is wanted again at the next view: a letter never stops the ladder. */
const attempt = async ({ make }: Wanted): Promise<void> => {
  try {
    await make();
  } catch (error) {
    if (isCancellation(error)) throw error;
  }
};

/**
 * Sees to it that the archive holds what the routine wants, until the stream is finished. Each
 * document is made once; a later view that lacks it again, as after an older backup was restored,
 * has it made again.
 */
export async function keepMade<State extends Clocked>(
  file: Case<State>,
  wanted: (state: State) => readonly Wanted[],
  isFinished: (state: State) => boolean,
): Promise<void> {
  const seenSince = new Map<string, () => boolean>();
  const lacking = (state: State): Wanted | undefined =>
    wanted(state).find(({ step, stands }) => !stands && (seenSince.get(step)?.() ?? true));
  while (await file.until((state) => lacking(state) !== undefined || isFinished(state))) {
    const document = lacking(file.view());
    if (document === undefined) return;
    await attempt(document);
    seenSince.set(document.step, file.mark());
  }
}
