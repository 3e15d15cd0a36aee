import { localDate } from '../../domain/calendar/time.ts';
import { Conflict } from '../../domain/errors.ts';
import type { TermChange, TermRecord } from '../../domain/house/term-records.ts';
import { act } from '../acting/act.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { recordTermChange } from './term-changes.ts';
import { termMeetingStream, type TermMeetingDone } from './term-meeting-stream.ts';

/** What was agreed at the term meeting, with each change that somebody took on. */
export type HeldTermMeeting = TermRecord & { readonly agreedChanges: readonly TermChange[] };

/**
 * Records that the term meeting was held, and what was agreed. Each change becomes a duty of the
 * function that took it on.
 *
 * @throws Conflict `already-held`; `not-yet` for a date that has not come; Invalid `unknown-school`
 */
export function recordTermMeeting(
  deps: Deps,
  call: Call,
  streamId: string,
  { agreedChanges, ...record }: HeldTermMeeting,
): Promise<TermMeetingDone> {
  const deed = { on: termMeetingStream, streamId, fact: 'termMeetingHeld' } as const;
  return act(deps, call, deed, async (file) => {
    const { heldAt } = file.row;
    if (heldAt) throw new Conflict('already-held', { current: heldAt });
    if (record.date > localDate(call.at)) throw new Conflict('not-yet');
    const held = await file.record('termMeetingHeld', { secret: record });
    for (const change of agreedChanges) await recordTermChange(file, change);
    return held;
  });
}
