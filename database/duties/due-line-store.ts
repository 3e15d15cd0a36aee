import type { DutyKind } from '../../domain/kinds.ts';
import { instant, readRows, selection, text, uuid, type RowOf } from '../rows.ts';
import type { Tx } from '../transaction.ts';

const ofEnvelopes = selection('duty_envelope', {
  streamId: uuid('stream_id'),
  kind: text<DutyKind>('kind'),
  dueAt: instant('due_at'),
});
/** What the receiver owes on a report, as a line of a list tells it. */
export type DueLine = RowOf<typeof ofEnvelopes>;

/** The open duties of the receiver's on these reports, of which the caller sees the envelopes alone. */
export async function readDueLines(
  tx: Tx,
  reportIds: readonly string[],
): Promise<readonly DueLine[]> {
  if (reportIds.length === 0) return [];
  const those = 'where stream_id = any(?) order by due_at, kind, id';
  return readRows(tx, ofEnvelopes, those, [reportIds]);
}
