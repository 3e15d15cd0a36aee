import { isCancellation } from '@temporalio/workflow';
import type { Case, Clocked } from './case.ts';

export type Wanted = {
  /** The name of the document within this run. */
  readonly step: string;
  /** Whether the view in hand lists the document as made. */
  readonly stands: boolean;
  readonly make: () => Promise<void>;
};

/**
 * Makes a document. A failure is not thrown, so that a document that cannot be made stops no
 * reminder: it is attempted again when a later view still lacks it.
 * @throws only when the workflow is cancelled
 */
const attempt = async ({ make }: Wanted): Promise<void> => {
  try {
    await make();
  } catch (error) {
    if (isCancellation(error)) throw error;
  }
};

/**
 * Has the wanted documents made until the stream is finished. Each is made once; when a later view
 * lacks it again, as after an older backup of the database was restored, it is made again.
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
