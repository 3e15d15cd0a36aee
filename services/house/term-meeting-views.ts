import { sidesInSight } from '../../domain/access/in-sight.ts';
import { termOf, type SchoolTerm } from '../../domain/calendar/school-term.ts';
import { compareInstants, type Instant } from '../../domain/calendar/time.ts';
import type { TermRecord } from '../../domain/house/term-records.ts';
import { readFacts } from '../../database/acting/fact-store.ts';
import { readDutyPage } from '../../database/duties/duty-store.ts';
import {
  readEarlierMeetings,
  readTermMeetings,
  type TermMeetingRow,
} from '../../database/house/term-meeting-store.ts';
import type { Tx } from '../../database/transaction.ts';
import { homeOf } from '../acting/begin.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { dutyView, type DutyView } from '../acting/duty-view.ts';
import { etagOf } from '../acting/etag.ts';
import { lookAcross } from '../acting/look-across.ts';
import { look } from '../acting/look.ts';
import { openFact } from '../acting/opened-fact.ts';
import { shownBeside, type Listed, type Page } from '../acting/page.ts';
import type { Locked } from '../acting/stream-adapter.ts';
import { changesIn, readsWordsOfTerm, type TermChangeView } from './term-change-views.ts';
import { termMeetingStream } from './term-meeting-stream.ts';

export type TermMeetingSummary = {
  readonly id: string;
  readonly term: SchoolTerm;
  readonly heldAt: Instant | null;
  /** Name of the unit whose leader holds it. */
  readonly owner: string;
};

export type TermMeetingView = TermMeetingSummary & {
  /** Null while it is not held, and for an auditor, who reads no words. */
  readonly record: TermRecord | null;
  readonly agreedChanges: readonly TermChangeView[];
  /** Of the meetings before: what is open, and what has ended since the last that was held. */
  readonly earlierChanges: readonly TermChangeView[];
  readonly duties: readonly DutyView[];
  readonly etag: number;
};

const summaryOf = ({ directory }: Deps, row: TermMeetingRow): TermMeetingSummary => ({
  id: row.id,
  term: termOf(row.termFirst),
  heldAt: row.heldAt,
  owner: directory.unit(row.ownerUnitId).name,
});

/** How many terms back an agreed change is still looked for. */
const mostTerms = 20;

/** Since when a meeting asks what became of things: the last that was held before it. */
export function lastHeld(earlier: readonly TermMeetingRow[]): Instant | undefined {
  return earlier
    .flatMap(({ heldAt }) => heldAt ?? [])
    .toSorted(compareInstants)
    .at(-1);
}

/** The meetings of the terms before this one, the newest first. */
export async function meetingsBefore(
  tx: Tx,
  row: TermMeetingRow,
): Promise<readonly TermMeetingRow[]> {
  return readEarlierMeetings(tx, row, mostTerms);
}

/** Whether a change is still to be asked of: it is open, or has ended since. */
const isAskedOf = (since: Instant | undefined, { ended }: TermChangeView): boolean =>
  !ended || since === undefined || compareInstants(ended.at, since) >= 0;

type Seen = { readonly tx: Tx; readonly call: Call };

const earlierChanges = async (
  deps: Deps,
  seen: Seen,
  row: TermMeetingRow,
): Promise<readonly TermChangeView[]> => {
  const earlier = await meetingsBefore(seen.tx, row);
  const since = lastHeld(earlier);
  const found: TermChangeView[] = [];
  for (const { id } of earlier.toReversed()) {
    const changes = await changesIn(deps, seen, id);
    found.push(...changes.filter((change) => isAskedOf(since, change)));
  }
  return found;
};

const recordOf = async (
  { tx, call }: Seen,
  { row, seal }: Locked<TermMeetingRow>,
): Promise<TermRecord | null> => {
  const [held] = await readFacts(tx, row.id, ['termMeetingHeld']);
  return held && readsWordsOfTerm(call) ? openFact<'termMeetingHeld'>(seal(), held).secret : null;
};

/**
 * Shows a term meeting: that it is to be held, and its record. The look is recorded in the trail
 * before the answer leaves.
 *
 * @throws NotFound, Forbidden
 */
export function viewTermMeeting(
  deps: Deps,
  call: Call,
  streamId: string,
): Promise<TermMeetingView> {
  const reads = { action: 'termMeeting.read', kind: 'termMeetingRead' } as const;
  return look(deps, call, { on: termMeetingStream, streamId, ...reads }, async (tx, locked) => {
    const seen = { tx, call };
    const duties = await readDutyPage(
      tx,
      { streamId, sides: sidesInSight(call.actor) },
      shownBeside,
    );
    return {
      ...summaryOf(deps, locked.row),
      record: await recordOf(seen, locked),
      agreedChanges: await changesIn(deps, seen, streamId),
      earlierChanges: await earlierChanges(deps, seen, locked.row),
      duties: duties.rows.map((duty) => dutyView(duty, call)),
      etag: etagOf(call.actor, locked.head),
    };
  });
}

/** The term meetings of the caller's municipality, the newest term first. */
export function listTermMeetings(
  deps: Deps,
  call: Call,
  page: Page,
): Promise<Listed<TermMeetingSummary>> {
  const list = { asks: 'queue.read', purpose: 'termMeeting.read' } as const;
  return lookAcross(deps, call, list, async (tx, caller) => {
    const { total, rows } = await readTermMeetings(tx, homeOf(caller).municipalityId, page);
    const items = rows.map((row) => summaryOf(deps, row));
    return { shown: { total, items }, streamIds: rows.map(({ id }) => id) };
  });
}
