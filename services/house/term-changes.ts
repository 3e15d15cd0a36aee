import { Conflict, Forbidden, Invalid, NotFound } from '../../domain/errors.ts';
import type { TermChange } from '../../domain/house/term-records.ts';
import { carriesOut } from '../../domain/situations/change-owner.ts';
import type { ChangeEnding } from '../../domain/situations/records.ts';
import type { TermMeetingRow } from '../../database/house/term-meeting-store.ts';
import { act } from '../acting/act.ts';
import type { Recorded } from '../acting/acting.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import type { StreamFile } from '../acting/stream-file.ts';
import { termMeetingStream, type TermMeetingDone } from './term-meeting-stream.ts';

/** The school whose rektor took it on; there is none where social services did. */
const schoolOf = (
  { acting: { deps }, row }: StreamFile<TermMeetingRow>,
  { owner, school }: TermChange,
): string | null => {
  if (owner !== 'rektor') return null;
  const found = deps.directory.schoolNamed(row.municipalityId, school ?? '');
  if (found) return found.id;
  throw new Invalid('unknown-school', {
    errors: [{ pointer: '#/body/school', code: 'unknown-school' }],
  });
};

/**
 * Records a change that a term meeting agreed on. The function that took it on, at a school the one
 * that is named, owes it by the end of its day.
 *
 * @throws Invalid `unknown-school`
 */
export async function recordTermChange(
  file: StreamFile<TermMeetingRow>,
  change: TermChange,
): Promise<Recorded> {
  const { owner: role, what, date } = change;
  const about = schoolOf(file, change);
  return file.record('termChangeAgreed', { role, about, secret: { what, date } });
}

/**
 * Records a change that was agreed on when the meeting had been held and written down.
 *
 * @throws Conflict `not-held`; Invalid `unknown-school`
 */
export function agreeOnTermChange(
  deps: Deps,
  call: Call,
  streamId: string,
  change: TermChange,
): Promise<TermMeetingDone> {
  const deed = { on: termMeetingStream, streamId, fact: 'termChangeAgreed' } as const;
  return act(deps, call, deed, async (file) => {
    if (!file.row.heldAt) throw new Conflict('not-held');
    return recordTermChange(file, change);
  });
}

export type TermChangeRef = { readonly termMeetingId: string; readonly changeId: string };

/**
 * Records that a change was made, or dropped and why. The function that took it on does so, at a
 * school the rektor of that one; for an officer's also the leaders.
 *
 * @throws NotFound for an unknown change; Forbidden `not-your-change`; Conflict `already-ended`
 */
export function endTermChange(
  deps: Deps,
  call: Call,
  { termMeetingId: streamId, changeId: about }: TermChangeRef,
  { outcome, reason }: ChangeEnding,
): Promise<TermMeetingDone> {
  const deed = { on: termMeetingStream, streamId, fact: 'termChangeEnded' } as const;
  return act(deps, call, deed, async (file) => {
    const known = await file.facts({ kinds: ['termChangeAgreed', 'termChangeEnded'], about });
    const change = known.find((fact) => fact.kind === 'termChangeAgreed' && fact.id === about);
    const { actor } = call;
    if (change?.kind !== 'termChangeAgreed' || actor.is !== 'person') throw new NotFound();
    const { role: owner, about: school } = change;
    const isThere = school === null || school === actor.assignment.unitId;
    if (!isThere || !carriesOut(actor.assignment, owner)) {
      throw new Forbidden('not-your-change', { rule: 'termMeeting.carryOut', owner });
    }
    if (known.length > 1) throw new Conflict('already-ended');
    return file.record('termChangeEnded', { about, outcome, secret: { reason } });
  });
}
