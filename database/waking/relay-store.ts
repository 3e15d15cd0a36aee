import type { Knex } from 'knex';
import { dutyKinds, letterRule, letterKinds, ruleVersion } from '../../domain/areas.ts';
import { type StreamKind } from '../../domain/kinds.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import {
  columnsOf,
  count,
  countOf,
  decoded,
  flag,
  readRow,
  readRows,
  rowsOf,
  selection,
  text,
  uuid,
  type RowOf,
} from '../rows.ts';

/**
 * Streams that somebody waits for: reports that are handled with the speed of an acute one (`acute`,
 * which an unanswered question sets too).
 */
const isUrgent = (stream: string): string =>
  `exists (select from report r where r.id = ${stream}.id and r.acute)`;

const pendingStreams = selection('stream s', {
  id: uuid('s.id'),
  kind: text<StreamKind>('s.kind'),
  municipalityId: uuid('s.municipality_id'),
  lastFactSeq: count('s.last_fact_seq'),
  urgent: flag(isUrgent('s')),
});
export type PendingStream = RowOf<typeof pendingStreams>;

/** The longest that a claim can hold, in seconds, and so the longest that a dead relay holds one. */
const claimSeconds = 30;

const isPending = (stream: string): string =>
  `${stream}.relayed_seq < ${stream}.last_fact_seq
   and (${stream}.claimed_until is null or ${stream}.claimed_until <= clock_timestamp()
        or ${stream}.claimed_until > clock_timestamp() + make_interval(secs => :seconds))`;

/**
 * Claims streams whose workflow has not been told of their last waking fact: urgent ones first, then
 * one of each municipality in turn, so that none waits behind all that another has sent. The claim
 * is a short transaction of its own, so that no row is locked while the signal is sent; the claim of
 * a relay that dies runs out by itself. The database's clock decides, since a relay whose own clock was
 * wrong would park its streams. A claim that reaches further than one can was made by such a clock,
 * and counts as run out.
 */
export async function claimPending(db: Knex, limit: number): Promise<readonly PendingStream[]> {
  const claimed = await db.raw(
    `update stream s set claimed_until = clock_timestamp() + make_interval(secs => :seconds)
     from (select o.id
           from stream o join (
             select p.id, ${isUrgent('p')} as urgent,
                    row_number() over (partition by p.municipality_id order by p.id) as turn
             from stream p where ${isPending('p')}) as queue on queue.id = o.id
           where ${isPending('o')}
           order by queue.urgent desc, queue.turn, o.id
           limit :limit for update of o skip locked) c
     where s.id = c.id
     returning ${columnsOf(pendingStreams)}`,
    { seconds: claimSeconds, limit },
  );
  return rowsOf(claimed).map((row) => decoded(pendingStreams, row));
}

/**
 * Notes that the workflow has been told up to this number, and ends the claim. The number never
 * goes down (`greatest`), so that a relay that comes late takes nothing back.
 */
export async function acknowledge(db: Knex, id: string, upTo: number): Promise<void> {
  await db.raw(
    `update stream set relayed_seq = greatest(relayed_seq, ?), claimed_until = null where id = ?`,
    [upTo, id],
  );
}

/**
 * Leaves a stream whose workflow could not be told alone for so long.
 *
 * @param seconds at most those of a claim, or it would count as run out
 */
export async function postpone(db: Knex, id: string, seconds: number): Promise<void> {
  await db.raw(
    `update stream set claimed_until = clock_timestamp() + make_interval(secs => ?) where id = ?`,
    [seconds, id],
  );
}

/** The kind of fact that makes each kind of letter due, by the table of letters. */
const dueBy = letterKinds.map((kind) => [kind, letterRule(kind).dueBy] as const);

const lacksLetter = `exists (
  select from unnest(:letters::text[], :facts::text[]) as wanted (letter, fact)
  cross join lateral (
    select null::uuid as about, r.received_at as at from report r
    where r.id = s.id and wanted.fact = 'reportSent'
    union all select null, a.opened_at from acute_situation a
    where a.id = s.id and wanted.fact = 'situationOpened'
    union all select f.id, f.occurred_at from fact f
    where f.stream_id = s.id and f.kind = wanted.fact) as recorded
  where recorded.at < :due and not exists (
    select from letter l where l.stream_id = s.id and l.kind = wanted.letter
      and l.about is not distinct from recorded.about))`;

const hasOlderRule = `exists (
  select from unnest(:duties::text[], :versions::int[]) as current (kind, version)
  where current.kind = d.kind and d.rule_version < current.version)`;

const owedStreams = selection('stream s', {
  id: uuid('s.id'),
  kind: text<StreamKind>('s.kind'),
  /**
   * Whether a rung that was due at the given instant has not fired, a letter is not made, or a duty's
   * rule has been corrected since its dates were projected.
   */
  behind: flag(
    `exists (select from duty d where d.stream_id = s.id and d.state = 'open'
             and (d.next_rung_at < :due or ${hasOlderRule}))
     or ${lacksLetter}`,
  ),
});
export type OwedStream = RowOf<typeof owedStreams>;

/**
 * Streams that must have a running workflow: those with an open duty, those whose report is decided
 * but not closed, and those whose report has closed since `closedSince` and lacks a letter.
 */
export async function streamsOwed(
  db: Knex,
  at: { readonly due: Instant; readonly closedSince: Instant },
): Promise<readonly OwedStream[]> {
  return readRows(
    db,
    owedStreams,
    `where exists (select from duty d where d.stream_id = s.id and d.state = 'open')
        or exists (select from report r where r.id = s.id and r.status = 'concluded')
        or (exists (select from report r where r.id = s.id and r.closed_at > :closedSince)
            and ${lacksLetter})
     order by s.id`,
    {
      ...at,
      letters: dueBy.map(([letter]) => letter),
      facts: dueBy.map(([, fact]) => fact),
      duties: [...dutyKinds],
      versions: dutyKinds.map(ruleVersion),
    },
  );
}

/**
 * Makes the relay tell these streams' workflows again; the wake-up starts a workflow that is gone.
 *
 * @param at from when on they wait for it
 * @returns how many streams are told again: those without a waking fact have nothing to tell
 */
export async function forgetRelayed(
  db: Knex,
  ids: readonly string[],
  at: Instant,
): Promise<number> {
  return countOf(
    await db.raw(
      `update stream set relayed_seq = 0, claimed_until = null, waiting_since = ?
       where id = any(?) and last_fact_seq > 0`,
      [at, [...ids]],
    ),
  );
}

const databases = selection('pg_database', {
  identity: text(`oid || '.' || left(pg_walfile_name(pg_current_wal_lsn()), 8)`),
});

/**
 * A text that changes when the database is another than before: its oid after a dump was restored,
 * the timeline of its log after a restore to a moment or a fail-over. It must be asked of the
 * primary, since a standby cannot answer.
 */
export async function databaseIdentity(db: Knex): Promise<string> {
  const found = await readRow(db, databases, 'where datname = current_database()');
  return found?.identity ?? '';
}
