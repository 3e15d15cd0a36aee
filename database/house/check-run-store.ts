import type { Knex } from 'knex';
import type { CheckName, CheckOutcome } from '../../domain/house/checks.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { instant, orNull, readRows, table, text, type RowOf } from '../rows.ts';
import type { Tx } from '../transaction.ts';

const runs = table('check_run', {
  name: text<CheckName>('name'),
  knownSince: instant('known_since'),
  ranAt: orNull(instant('ran_at')),
  outcome: orNull(text<CheckOutcome>('outcome')),
  doneAt: orNull(instant('done_at')),
});
export type CheckRunRow = RowOf<typeof runs>;

/** What is known of each check, to whoever may see it. */
export async function readCheckRuns(tx: Tx): Promise<readonly CheckRunRow[]> {
  return readRows(tx, runs, 'order by name');
}

/** Notes a run, if the last one that is noted ended otherwise or is a minute ago. */
export async function noteCheckRun(
  db: Knex,
  run: { readonly name: CheckName; readonly at: Instant; readonly outcome: CheckOutcome },
): Promise<void> {
  await db.raw(
    `update check_run set ran_at = :at, outcome = :outcome,
       done_at = case :outcome when 'done' then :at::timestamptz else done_at end
     where name = :name and (outcome is distinct from :outcome
       or abs(extract(epoch from ran_at - :at::timestamptz)) >= 60)`,
    run,
  );
}
