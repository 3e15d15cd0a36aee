import type { Knex } from 'knex';
import { letterRule, letterKinds } from '../../domain/areas.ts';
import { type StreamKind } from '../../domain/kinds.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { countOf, rowsOf } from '../rows.ts';

export type PendingStream = {
  readonly id: string;
  readonly kind: StreamKind;
  readonly municipalityId: string;
  readonly lastFactSeq: number;
};

/**
 * Takes streams whose workflow has not been told of their last waking fact. The claim is a short
 * transaction of its own: the signal is sent with no lock held, and a relay that dies leaves its
 * claim to run out.
 */
export async function claimPending(
  db: Knex,
  claim: { readonly at: Instant; readonly until: Instant; readonly limit: number },
): Promise<readonly PendingStream[]> {
  return rowsOf<Omit<PendingStream, 'lastFactSeq'> & { lastFactSeq: string }>(
    await db.raw(
      `update stream s set claimed_until = :until
       from (select id from stream
             where relayed_seq < last_fact_seq and (claimed_until is null or claimed_until < :at)
             order by id limit :limit for update skip locked) c
       where s.id = c.id
       returning s.id, s.kind, s.municipality_id as "municipalityId", s.last_fact_seq as "lastFactSeq"`,
      claim,
    ),
  ).map((row) => ({ ...row, lastFactSeq: Number(row.lastFactSeq) }));
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

export type OwedStream = Pick<PendingStream, 'id' | 'kind'> & {
  /** A rung has not fired, or a letter has not been made, that was due at the given instant. */
  readonly behind: boolean;
};

/** Which fact makes each kind of letter due, by the table of letters. */
const dueBy = letterKinds.map((kind) => [kind, letterRule(kind).dueBy] as const);

/**
 * Streams that must have a running workflow: a duty is open, the end was never drawn, or a letter
 * was not made of one that has closed since `closedSince`.
 */
export async function streamsOwed(
  db: Knex,
  at: { readonly due: Instant; readonly closedSince: Instant },
): Promise<readonly OwedStream[]> {
  return rowsOf<OwedStream>(
    await db.raw(
      `with wanted (letter, fact) as (select * from unnest(:letters::text[], :facts::text[])),
       living as (
         select s.id, s.kind from stream s
         where exists (select from duty d where d.stream_id = s.id and d.state = 'open')
            or exists (select from report r where r.id = s.id
                       and (r.status = 'concluded' or r.closed_at > :closedSince))),
       recorded (stream_id, about, kind, at) as (
         select r.id, null::uuid, 'reportSent', r.received_at from report r
         union all select a.id, null::uuid, 'situationOpened', a.opened_at from acute_situation a
         union all select f.stream_id, f.id, f.kind, f.occurred_at from fact f),
       lettered as (
         select l.id, exists (
           select from recorded f join wanted on wanted.fact = f.kind
           where f.stream_id = l.id and f.at < :due and not exists (
             select from letter made where made.stream_id = l.id and made.kind = wanted.letter
               and made.about is not distinct from f.about)) as lacking
         from living l)
       select l.id, l.kind, lettered.lacking or exists (
                select from duty d where d.stream_id = l.id and d.state = 'open'
                  and d.next_rung_at < :due) as behind
       from living l join lettered using (id)
       where lettered.lacking or not exists (
         select from report r where r.id = l.id and r.status = 'closed')
       order by l.id`,
      {
        due: at.due,
        closedSince: at.closedSince,
        letters: dueBy.map(([letter]) => letter),
        facts: dueBy.map(([, fact]) => fact),
      },
    ),
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

/**
 * Changes when the database is another than before: its oid after a dump was restored, the timeline
 * of its log after a restore to a moment or a fail-over. Asked of the primary.
 */
export async function databaseIdentity(db: Knex): Promise<string> {
  const [row] = rowsOf<{ identity: string }>(
    await db.raw(
      `select oid || '.' || left(pg_walfile_name(pg_current_wal_lsn()), 8) as identity
       from pg_database where datname = current_database()`,
    ),
  );
  return row?.identity ?? '';
}
