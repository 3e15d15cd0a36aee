import type { Instant } from '../../domain/calendar/time.ts';
import {
  checkNames,
  checks,
  isOverdue,
  nextRunOf,
  type CheckName,
  type CheckOutcome,
  type CheckTimes,
} from '../../domain/house/checks.ts';
import { noteCheckRun, readCheckRuns } from '../../database/house/check-run-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { lookUp } from '../acting/look-across.ts';

export type CheckView = {
  readonly name: CheckName;
  readonly times: CheckTimes;
  /** The last run and what became of it; null for one that has never run. */
  readonly last: { readonly at: Instant; readonly outcome: CheckOutcome } | null;
  /** The last run that came to its end, which a later one that failed does not change. */
  readonly doneAt: Instant | null;
  readonly nextAt: Instant;
  /** It has not come to its end although it should have. */
  readonly overdue: boolean;
};

/** Each check of the house with its runs, for whoever may see them. */
export async function readChecks(tx: Tx, now: Instant): Promise<readonly CheckView[]> {
  const runs = new Map((await readCheckRuns(tx)).map((row) => [row.name, row]));
  return checkNames.flatMap((name): readonly CheckView[] => {
    const [times, row] = [checks[name], runs.get(name)];
    if (!row) return [];
    const { ranAt, outcome, doneAt } = row;
    const last = ranAt && outcome ? { at: ranAt, outcome } : null;
    const nextAt = nextRunOf(times, row, now);
    return [{ name, times, last, doneAt, nextAt, overdue: isOverdue(times, row, now) }];
  });
}

/** What the house does again and again by itself: when each check has run, and when it runs next. */
export function viewChecks(deps: Deps, call: Call): Promise<readonly CheckView[]> {
  return lookUp(deps, call, 'administration.read', (tx) => readChecks(tx, call.at));
}

/**
 * Runs a check and notes that it did, also when it fails; then its error is thrown on.
 *
 * @param at when the run began
 */
export async function runCheck<Found>(
  { db }: Pick<Deps, 'db'>,
  { name, at }: { readonly name: CheckName; readonly at: Instant },
  work: () => Promise<Found>,
): Promise<Found> {
  const found = await work().catch(async (error: unknown) => {
    // What hinders the check may hinder the note, too; the check's own error tells more.
    await noteCheckRun(db, { name, at, outcome: 'failed' }).catch(() => undefined);
    throw error;
  });
  await noteCheckRun(db, { name, at, outcome: 'done' });
  return found;
}
