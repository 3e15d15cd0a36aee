import { shownCounts } from '../../domain/house/small-cells.ts';
import type { ShownCounts } from '../../domain/house/term-records.ts';
import { termOf } from '../../domain/calendar/school-term.ts';
import { atLocalTime, endOfDay } from '../../domain/calendar/time.ts';
import {
  changesAfterSituations,
  countTerm,
  type TermMeetingRow,
} from '../../database/house/term-meeting-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { authorisedCaller } from '../acting/begin.ts';
import { look } from '../acting/look.ts';
import { recordListRead } from '../acting/look-across.ts';
import { changesIn, type TermChangeView } from './term-change-views.ts';
import { termMeetingStream } from './term-meeting-stream.ts';
import { lastHeld, meetingsBefore } from './term-meeting-views.ts';

/** What a leader brings to the term meeting. It names no child, no report and no acute situation. */
export type TermAgenda = {
  /** Of the whole municipality; null where a count is too small to be shown. */
  readonly counts: ShownCounts;
  /** What follow-up meetings after acute situations agreed on: open, or ended since the last term meeting. */
  readonly changes: readonly Omit<TermChangeView, 'id' | 'school'>[];
};

/** The most changes that an agenda lists. */
const mostChanges = 200;

const countsOf = async (tx: Tx, call: Call, row: TermMeetingRow): Promise<ShownCounts> => {
  const { first, last } = termOf(row.termFirst);
  const { municipalityId } = row;
  const term = { from: atLocalTime(first, '00:00'), to: endOfDay(last), now: call.at };
  return shownCounts(await countTerm(tx, { municipalityId, ...term }));
};

type Found = { readonly changes: TermAgenda['changes']; readonly streamIds: readonly string[] };

const changesOf = async (
  deps: Deps,
  seen: { readonly tx: Tx; readonly call: Call },
  row: TermMeetingRow,
): Promise<Found> => {
  const { municipalityId } = row;
  const since = lastHeld(await meetingsBefore(seen.tx, row)) ?? atLocalTime(row.termFirst, '00:00');
  const found = await changesAfterSituations(seen.tx, { municipalityId, since, most: mostChanges });
  const streamIds = [...new Set(found.map(({ streamId }) => streamId))];
  const changes: TermChangeView[] = [];
  for (const id of streamIds) changes.push(...(await changesIn(deps, seen, id)));
  const byId = new Map(changes.map((change) => [change.id, change]));
  return {
    streamIds,
    changes: found.flatMap(({ id }) => {
      const change = byId.get(id);
      if (!change) return [];
      const { owner, what, date, ended } = change;
      return [{ owner, what, date, ended }];
    }),
  };
};

/**
 * Shows the agenda of a term meeting to the leader who holds it: the term's counts, and what was
 * agreed after acute situations. It is hers alone, because a school could tell from a sum, or from a
 * change, what another one has reported. The look stands in the meeting's trail and, by her own
 * stream, in that of every situation that a change is of.
 *
 * @throws NotFound, Forbidden
 */
export function viewTermAgenda(deps: Deps, call: Call, streamId: string): Promise<TermAgenda> {
  const purpose = 'termMeeting.readAgenda';
  const reads = { action: purpose, kind: 'termMeetingRead' } as const;
  return look(deps, call, { on: termMeetingStream, streamId, ...reads }, async (tx, { row }) => {
    const { changes, streamIds } = await changesOf(deps, { tx, call }, row);
    const caller = authorisedCaller(call, purpose);
    await recordListRead(tx, { caller, at: call.at, purpose }, streamIds);
    return { counts: await countsOf(tx, call, row), changes };
  });
}
