import type { Knex } from 'knex';
import { letterRule, letterKinds } from '../../domain/areas.ts';
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

const pendingStreams = selection('stream', {
  id: uuid('id'),
  kind: text<StreamKind>('kind'),
  municipalityId: uuid('municipality_id'),
  lastFactSeq: count('last_fact_seq'),
});
export type PendingStream = RowOf<typeof pendingStreams>;

/**
 * Takes streams whose workflow has not been told of their last waking fact. The claim is a short
 * transaction of its own: the signal is sent with no lock held, and a relay that dies leaves its
 * claim to run out.
 */
export async function claimPending(
  db: Knex,
  claim: { readonly at: Instant; readonly until: Instant; readonly limit: number },
): Promise<readonly PendingStream[]> {
  const claimed = await db.raw(
    `update stream s set claimed_until = :until
     from (select id from stream
           where relayed_seq < last_fact_seq and (claimed_until is null or claimed_until < :at)
           order by id limit :limit for update skip locked) c
     where s.id = c.id
     returning ${columnsOf(pendingStreams, 's')}`,
    claim,
  );
  return rowsOf(claimed).map((row) => decoded(pendingStreams, row));
}

/** `greatest`: an older relay that comes late takes nothing back. */
export async function acknowledge(db: Knex, id: string, upTo: number): Promise<void> {
  await db.raw(
    `update stream set relayed_seq = greatest(relayed_seq, ?), claimed_until = null where id = ?`,
    [upTo, id],
  );
}

/** Leaves a stream that could not be told alone until then. */
export async function postpone(db: Knex, id: string, until: Instant): Promise<void> {
  await db.raw(`update stream set claimed_until = ? where id = ?`, [until, id]);
}

/** Which fact makes each kind of letter due, by the table of letters. */
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

const owedStreams = selection('stream s', {
  id: uuid('s.id'),
  kind: text<StreamKind>('s.kind'),
  /** A rung has not fired, or a letter has not been made, that was due at the given instant. */
  behind: flag(
    `exists (select from duty d where d.stream_id = s.id and d.state = 'open'
             and d.next_rung_at < :due) or ${lacksLetter}`,
  ),
});
export type OwedStream = RowOf<typeof owedStreams>;

/**
 * Streams that must have a running workflow: a duty is open, the end was never drawn, or a letter
 * was not made of one that has closed since `closedSince`.
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
    },
  );
}

/** Makes the relay tell these streams' workflows again; the wake-up starts those that are gone. */
export async function forgetRelayed(db: Knex, ids: readonly string[]): Promise<number> {
  return countOf(
    await db.raw(
      `update stream set relayed_seq = 0, claimed_until = null where id = any(?) and last_fact_seq > 0`,
      [[...ids]],
    ),
  );
}

const databases = selection('pg_database', {
  identity: text(`oid || '.' || left(pg_walfile_name(pg_current_wal_lsn()), 8)`),
});

/**
 * Changes when the database is another than before: its oid after a dump was restored, the timeline
 * of its log after a restore to a moment or a fail-over. Asked of the primary.
 */
export async function databaseIdentity(db: Knex): Promise<string> {
  const found = await readRow(db, databases, 'where datname = current_database()');
  return found?.identity ?? '';
}
