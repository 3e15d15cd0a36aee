import type { DutyKind } from '../../domain/kinds.ts';
import { instant, readRows, selection, text, uuid, type RowOf } from '../rows.ts';
import type { Tx } from '../transaction.ts';

const columns = {
  streamId: uuid('stream_id'),
  kind: text<DutyKind>('kind'),
  dueAt: instant('due_at'),
};
const ofEnvelopes = selection('duty_envelope', columns);
const ofReports = selection(
  `(select * from duty where side = 'receiver' and state = 'open') as duty`,
  columns,
);
/** What the receiver owes on a report, as a line of a list tells it. */
export type DueLine = RowOf<typeof ofReports>;

/**
 * The open duties of the receiver's on these reports.
 *
 * @param outside the caller sees nothing but the envelopes of those reports
 */
export async function readDueLines(
  tx: Tx,
  reportIds: readonly string[],
  { outside }: { readonly outside: boolean },
): Promise<readonly DueLine[]> {
  if (reportIds.length === 0) return [];
  const those = 'where stream_id = any(?) order by due_at, kind, id';
  return readRows(tx, outside ? ofEnvelopes : ofReports, those, [reportIds]);
}
