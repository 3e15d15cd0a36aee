import type { Instant } from '../../domain/calendar/time.ts';
import type { KeptForm } from '../../domain/people/kept-text.ts';
import {
  bytes,
  countOf,
  instant,
  int,
  readRow,
  rowsOf,
  table,
  text,
  uuid,
  type RowOf,
} from '../rows.ts';
import type { Tx } from '../transaction.ts';

const texts = table('kept_text', {
  id: uuid('id'),
  personId: uuid('person_id'),
  organisationId: uuid('organisation_id'),
  form: text<KeptForm>('form'),
  subjectId: uuid('subject_id'),
  savedAt: instant('saved_at'),
  keptUntil: instant('kept_until'),
  version: int('version'),
  wrapped: bytes('wrapped'),
  kekId: text('kek_id'),
  sealed: bytes('sealed'),
});
export type KeptTextRow = RowOf<typeof texts>;

/** The form, and what it is about: a report, a meeting, a person. */
export type KeptPlace = Pick<KeptTextRow, 'form' | 'subjectId'>;

/** The caller's own text; row-level security shows nobody another's. */
export async function readKeptText(
  tx: Tx,
  place: KeptPlace & { readonly at: Instant },
): Promise<KeptTextRow | undefined> {
  const where = 'where form = :form and subject_id = :subjectId and kept_until > :at';
  return readRow(tx, texts, where, place);
}

/**
 * Puts a text in the place of the one before.
 *
 * @param expected the version that it is to replace, 0 when there is to be none; undefined for
 *   whatever there is. What has been swept meanwhile is no longer there to be lost
 * @returns its version; undefined, with nothing written, when another one stands there
 */
export async function replaceKeptText(
  tx: Tx,
  row: Omit<KeptTextRow, 'version'>,
  expected: number | undefined,
): Promise<number | undefined> {
  const written = await tx.raw(
    `insert into kept_text as k (id, person_id, organisation_id, form, subject_id, saved_at,
       kept_until, version, wrapped, kek_id, sealed)
     select :id, :personId, :organisationId, :form, :subjectId, :savedAt::timestamptz,
       :keptUntil::timestamptz, 1, :wrapped, :kekId, :sealed
     on conflict (person_id, organisation_id, form, subject_id) do update
       set (id, saved_at, kept_until, version, wrapped, kek_id, sealed)
         = row (excluded.id, excluded.saved_at, excluded.kept_until, k.version + 1,
           excluded.wrapped, excluded.kek_id, excluded.sealed)
       where :expected::int is null or k.version = :expected
         or (:expected = 0 and k.kept_until <= excluded.saved_at)
     returning version`,
    { ...row, expected: expected ?? null },
  );
  return rowsOf<{ version: number }>(written)[0]?.version;
}

/** Forgets it, if it is there. @returns whether it was */
export async function deleteKeptText(tx: Tx, { form, subjectId }: KeptPlace): Promise<boolean> {
  const sql = 'delete from kept_text where form = ? and subject_id = ?';
  return countOf(await tx.raw(sql, [form, subjectId])) === 1;
}
