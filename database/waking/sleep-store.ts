import {
  count,
  flag,
  decoded,
  instant,
  orNull,
  rowsOf,
  selection,
  columnsOf,
  type RowOf,
} from '../rows.ts';
import type { Tx } from '../transaction.ts';

const asleep = selection('open', {
  openDuties: count('open.n'),
  nextRungAt: orNull(instant('open.next_rung_at')),
  /** Whether nothing is left to wait for. */
  ended: flag('open.n = 0 and :awaitsDuties'),
});
export type Asleep = RowOf<typeof asleep>;

/**
 * Notes until when the workflow of a stream sleeps that has now seen how it stands: until its next
 * rung, or for ever while no rung is to come. The stream is locked, so that every later transaction
 * sees the note and wakes the workflow if that is too late. Nothing is noted of a workflow that ends
 * now, because every fact after its end has to wake another.
 *
 * @param awaitsDuties whether the stream awaits nothing but its duties
 * @returns how many duties of both sides are open, and when the next rung of any of them comes
 */
export async function fallAsleep(tx: Tx, streamId: string, awaitsDuties: boolean): Promise<Asleep> {
  const noted = await tx.raw(
    `with open as (
       select count(*) as n, min(next_rung_at) as next_rung_at
       from duty where stream_id = :streamId and state = 'open')
     update stream set sleeps_until =
       case when open.n > 0 or not :awaitsDuties then coalesce(open.next_rung_at, 'infinity') end
     from open where stream.id = :streamId returning ${columnsOf(asleep)}`,
    { streamId, awaitsDuties },
  );
  const [row] = rowsOf(noted);
  if (!row) throw new Error('a stream that is locked is not there');
  return decoded(asleep, row);
}
