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
import type { Instant } from '../../domain/calendar/time.ts';
import type { Tx } from '../transaction.ts';

const asleep = selection('open', {
  openDuties: count('open.n'),
  nextRungAt: orNull(instant('least(open.next_rung_at, :lookAgainAt::timestamptz)')),
  /** Whether nothing is left to wait for. */
  ended: flag('open.n = 0 and :awaitsDuties'),
});
export type Asleep = RowOf<typeof asleep>;

/** Whether the stream awaits nothing but its duties, and when it has to be looked at besides them. */
export type Awaiting = {
  readonly awaitsDuties: boolean;
  readonly lookAgainAt: Instant | null;
};

/**
 * Notes until when the workflow of a stream sleeps that has now seen how it stands: until its next
 * rung or look, or for ever while none is to come. The stream is locked, so that every later transaction
 * sees the note and wakes the workflow if that is too late. Nothing is noted of a workflow that ends
 * now, because every fact after its end has to wake another.
 *
 * @returns how many duties of both sides are open, and when the next rung of any of them comes, or the
 *   next look
 */
export async function fallAsleep(tx: Tx, streamId: string, awaiting: Awaiting): Promise<Asleep> {
  const noted = await tx.raw(
    `with open as (
       select count(*) as n, min(next_rung_at) as next_rung_at
       from duty where stream_id = :streamId and state = 'open')
     update stream set sleeps_until =
       case when open.n > 0 or not :awaitsDuties then coalesce(least(open.next_rung_at, :lookAgainAt::timestamptz), 'infinity') end
     from open where stream.id = :streamId returning ${columnsOf(asleep)}`,
    { streamId, ...awaiting },
  );
  const [row] = rowsOf(noted);
  if (!row) throw new Error('a stream that is locked is not there');
  return decoded(asleep, row);
}
