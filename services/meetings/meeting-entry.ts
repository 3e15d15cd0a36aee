import { inSight } from '../../domain/access/in-sight.ts';
import { counting } from '../../domain/acting/fold.ts';
import { localDate, type Instant } from '../../domain/calendar/time.ts';
import { NotFound } from '../../domain/errors.ts';
import { readFactsAbout, type FactRow } from '../../database/acting/fact-store.ts';
import { sha256Hex } from '../../platform/crypto/hash.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { lookAtReport } from '../reports/report-stream.ts';
import type { MeetingRef } from './one-meeting.ts';

/** A joint meeting as an entry in somebody's calendar, without a word of what it is about. */
export type MeetingEntry = {
  /** The same for every entry of one meeting; it is no id of anything here. */
  readonly uid: string;
  readonly time: Instant;
  /** Grows with each change, so that a calendar replaces the entry that it has (RFC 5546 §2.1.4). */
  readonly sequence: number;
  /** It was cancelled, or moved and not invited to anew. */
  readonly isOff: boolean;
  readonly changedAt: Instant;
};

const entryKinds = ['meetingInvited', 'meetingOutcomeRecorded'] as const;

const entryOf = (meetingId: string, facts: readonly FactRow[]): MeetingEntry => {
  const invited = facts.findLast(({ kind }) => kind === 'meetingInvited');
  const last = facts.at(-1);
  if (!invited?.at || !last) throw new NotFound();
  return {
    uid: sha256Hex(Buffer.from(`calendar ${meetingId}`)).slice(0, 32),
    time: invited.at,
    sequence: facts.length - 1,
    isOff: last.kind === 'meetingOutcomeRecorded' && last.outcome !== 'held',
    changedAt: last.occurredAt,
  };
};

/**
 * Shows a meeting that people were invited to as a calendar entry. The look is recorded before the
 * answer leaves.
 *
 * @throws NotFound also while nobody has been invited
 */
export function viewMeetingEntry(
  deps: Deps,
  call: Call,
  { reportId, meetingId }: MeetingRef,
): Promise<{ readonly entry: MeetingEntry; readonly fileName: string }> {
  const purpose = 'report.readContent: calendar';
  const look = { reportId, action: 'report.readContent', kind: 'contentRead', purpose } as const;
  return lookAtReport(deps, call, look, async (tx) => {
    const of = { streamId: reportId, kinds: entryKinds, id: meetingId };
    const seen = (await readFactsAbout(tx, of)).filter((fact) => inSight(call.actor, fact));
    const entry = entryOf(meetingId, counting(seen));
    // A file name must not tell what the meeting is about.
    return { entry, fileName: `mote-${localDate(entry.time)}.ics` };
  });
}
