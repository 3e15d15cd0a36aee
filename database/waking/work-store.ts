import { intakeStaff } from '../../domain/access/grants.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Work } from '../../domain/intake/unattended.ts';
import { realEnd } from '../away.ts';
import { instant, orNull, readRow, selection } from '../rows.ts';
import type { Tx } from '../transaction.ts';

const work = selection('fact f join assignment a on a.id = f.assignment_id', {
  workedAt: orNull(instant('max(f.occurred_at)')),
  takenAt: orNull(
    instant(`max(f.occurred_at) filter (where f.kind in ('reportOpened', 'caseAssigned'))`),
  ),
  keptAt: orNull(instant(`max(f.occurred_at) filter (where f.kind = 'caseKept')`)),
});

/** What the receiver's people have done in a report; undefined when nobody has taken it yet. */
export async function readWork(tx: Tx, reportId: string): Promise<Work | undefined> {
  const found = await readRow(tx, work, 'where f.stream_id = ? and a.role = any(?)', [
    reportId,
    [...intakeStaff],
  ]);
  const { workedAt, takenAt, keptAt } = found ?? {};
  return workedAt && takenAt ? { workedAt, takenAt, keptAt: keptAt ?? null } : undefined;
}

const away = selection('absence x', { since: orNull(instant('min(x.starts_at)')) });

/** Since when somebody has been away who is so at this instant. */
export async function awaySince(
  tx: Tx,
  personId: string,
  at: Instant,
): Promise<Instant | undefined> {
  const going = `where x.person_id = :personId and x.starts_at <= :at and ${realEnd} > :at`;
  return (await readRow(tx, away, going, { personId, at }))?.since ?? undefined;
}
