import type { Knex } from 'knex';
import {
  bytes,
  flag,
  insertRows,
  instant,
  orNull,
  readRows,
  selection,
  table,
  text,
  uuid,
  type RowOf,
} from '../rows.ts';
import { hiddenFromSender } from '../../domain/reports/new-worry.ts';
import { readPage, type PagedRows, type RowPage } from '../pages.ts';
import type { Tx } from '../transaction.ts';

const asserted = table('asserted_author', { reportId: uuid('report_id'), term: bytes('term') });

export async function insertAssertedAuthor(tx: Tx, row: RowOf<typeof asserted>): Promise<void> {
  await insertRows(tx, asserted, [row]);
}

/** Until the transaction ends, what was sent in the name that hashes to this is there for her. */
export async function presentTerm(tx: Tx, term: Buffer): Promise<void> {
  await tx.raw(`select set_config('app.author_term', ?, true)`, [term.toString('hex')]);
}

/** Whether this report was sent in the name that was presented. */
export async function isInPresentedName(tx: Tx, reportId: string): Promise<boolean> {
  const found = selection('asserted_author', { one: flag('true') });
  return (await readRows(tx, found, 'where report_id = ?', [reportId])).length > 0;
}

const unanswered = selection('asserted_author a join report r on r.id = a.report_id', {
  id: uuid('r.id'),
  reference: text('r.reference'),
  receivedAt: instant('r.received_at'),
  municipalityId: uuid('r.municipality_id'),
});
export type ReportInName = RowOf<typeof unanswered>;

/** A page of what was sent in the presented name and is neither claimed nor denied, the newest first. */
export async function readInPresentedName(tx: Tx, page: RowPage): Promise<PagedRows<ReportInName>> {
  const hidden = hiddenFromSender.map((one) => `'${one}'`).join(', ');
  const where = `where a.denied_at is null and r.author_person_id is null
    and r.channel not in (${hidden})`;
  return readPage(tx, unanswered, { where, order: 'r.received_at desc, r.id', bindings: {} }, page);
}

const denied = selection('asserted_author a join report r on r.id = a.report_id', {
  reportId: uuid('a.report_id'),
  reference: text('r.reference'),
  receivedAt: instant('r.received_at'),
  municipalityId: uuid('r.municipality_id'),
  senderOrganisationId: orNull(uuid('r.sender_organisation_id')),
});
export type DeniedReport = RowOf<typeof denied>;

/** Reports that were denied and that the house has not been asked about. */
export async function deniedToTell(db: Knex): Promise<readonly DeniedReport[]> {
  const untold = 'where a.denied_at is not null and not a.told order by a.denied_at, a.report_id';
  return readRows(db, denied, untold);
}

export async function noteTold(db: Knex, { reportId }: DeniedReport): Promise<void> {
  await db.raw('update asserted_author set told = true where report_id = ?', [reportId]);
}
