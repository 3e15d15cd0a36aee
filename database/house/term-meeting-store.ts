import {
  count,
  day,
  instant,
  orNull,
  readRow,
  readRows,
  selection,
  table,
  texts,
  updateRow,
  uuid,
  type RowOf,
} from '../rows.ts';
import { readPage, type PagedRows, type RowPage } from '../pages.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { TermCounts } from '../../domain/house/term-records.ts';
import type { Tx } from '../transaction.ts';

const meetings = table('term_meeting', {
  id: uuid('id'),
  municipalityId: uuid('municipality_id'),
  /** The unit whose leader holds it. */
  ownerUnitId: uuid('owner_unit_id'),
  /** The first day of its term. */
  termFirst: day('term_first'),
  openedAt: instant('opened_at'),
  heldAt: orNull(instant('held_at')),
});

const known = selection('term_meeting', {
  ...meetings.columns,
  /** The schools whose rektor took on a change, which row-level security shows this caller. */
  schoolUnitIds: texts(
    `array(select distinct d.owner_unit_id::text from duty d
       where d.stream_id = term_meeting.id and d.side = 'sender')`,
  ),
});
export type TermMeetingRow = RowOf<typeof known>;

export async function readTermMeeting(tx: Tx, id: string): Promise<TermMeetingRow | undefined> {
  return readRow(tx, known, 'where id = ?', [id]);
}

/** A page of the term meetings of a municipality, the newest term first. */
export async function readTermMeetings(
  tx: Tx,
  municipalityId: string,
  page: RowPage,
): Promise<PagedRows<TermMeetingRow>> {
  const where = 'where municipality_id = :municipalityId';
  return readPage(
    tx,
    known,
    { where, order: 'term_first desc', bindings: { municipalityId } },
    page,
  );
}

/** The meetings of the terms before this one, the newest first. */
export async function readEarlierMeetings(
  tx: Tx,
  { municipalityId, termFirst }: Pick<TermMeetingRow, 'municipalityId' | 'termFirst'>,
  most: number,
): Promise<readonly TermMeetingRow[]> {
  const earlier = 'where municipality_id = ? and term_first < ? order by term_first desc limit ?';
  return readRows(tx, known, earlier, [municipalityId, termFirst, most]);
}

export async function updateTermMeeting(
  tx: Tx,
  id: string,
  change: Partial<Pick<TermMeetingRow, 'heldAt'>>,
): Promise<void> {
  await updateRow(tx, meetings, id, change);
}

const counts = selection<TermCounts>('(select) as nothing', {
  reports: count(`(select count(*) from report where municipality_id = :municipalityId
    and received_at >= :from and received_at < :to and confirms_id is null)`),
  followUps: count(`(select count(*) from duty where municipality_id = :municipalityId
    and kind = 'holdFollowUpMeeting' and due_at > :from and due_at <= :to
    and (state = 'done' or (state = 'open' and due_at <= :now)))`),
  followUpsInTime: count(`(select count(*) from duty where municipality_id = :municipalityId
    and kind = 'holdFollowUpMeeting' and due_at > :from and due_at <= :to
    and state = 'done' and ended_at < due_at)`),
});

/** What row-level security lets this caller count of a term, from its first instant to its last. */
export async function countTerm(
  tx: Tx,
  of: {
    readonly municipalityId: string;
    readonly from: Instant;
    readonly to: Instant;
    readonly now: Instant;
  },
): Promise<TermCounts> {
  const counted = await readRow(tx, counts, '', of);
  if (!counted) throw new Error('a count is always answered');
  return counted;
}

const changes = selection(
  `acute_situation a join fact f on f.stream_id = a.id and f.kind = 'changeAgreed'
     left join fact e on e.stream_id = a.id and e.kind = 'agreedChangeEnded' and e.about = f.id`,
  { id: uuid('f.id'), streamId: uuid('a.id') },
);

/**
 * The changes agreed on after acute situations that are open, or have ended since, that row-level
 * security shows, the oldest first: of which situation each is.
 */
export async function changesAfterSituations(
  tx: Tx,
  of: { readonly municipalityId: string; readonly since: Instant; readonly most: number },
): Promise<readonly { readonly id: string; readonly streamId: string }[]> {
  const where = `where a.municipality_id = ? and (e.id is null or e.occurred_at >= ?)
    order by f.occurred_at, f.id limit ?`;
  return readRows(tx, changes, where, [of.municipalityId, of.since, of.most]);
}
