import { bytes, only, readRows, selection, uuid, type RowOf } from '../rows.ts';
import type { Tx } from '../transaction.ts';
import { reports, type ReportRow } from './report-store.ts';

/** Those of these reports that row-level security shows, by id. */
export async function readReports(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReportRow>> {
  const found = await readRows(tx, reports, 'where id = any(?)', [ids]);
  return new Map(found.map((report) => [report.id, report]));
}

const envelopes = {
  ...only(
    reports,
    'id',
    'reference',
    'receivedAt',
    'acute',
    'agencyKind',
    'protectedContact',
    'openedByPersonAt',
  ),
  from: 'report_envelope',
};
/** What the others of the unit see of a report on somebody with protected identity. */
export type EnvelopeRow = RowOf<typeof envelopes>;

/** The envelopes of those of these reports of which the caller sees nothing else, by id. */
export async function readEnvelopes(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, EnvelopeRow>> {
  if (ids.length === 0) return new Map();
  const found = await readRows(tx, envelopes, 'where id = any(?)', [ids]);
  return new Map(found.map((envelope) => [envelope.id, envelope]));
}

const contents = selection('report_content c join report r on r.id = c.report_id', {
  id: uuid('r.id'),
  sealed: bytes('c.sealed'),
});

/**
 * The frozen contents of these reports, sealed, by id.
 *
 * @param opened only of those that a receiver has opened
 */
export async function readContents(
  tx: Tx,
  ids: readonly string[],
  { opened }: { readonly opened: boolean },
): Promise<ReadonlyMap<string, Buffer>> {
  const those = `where c.report_id = any(?) and (not ? or r.status <> 'received')`;
  const found = await readRows(tx, contents, those, [ids, opened]);
  return new Map(found.map(({ id, sealed }) => [id, sealed]));
}

const told = selection('acute_situation_report l join acute_situation s on s.id = l.situation_id', {
  id: uuid('l.report_id'),
});

/**
 * Those of these reports that told of an acute situation, as far as row-level security shows: an acute
 * one of the others was not asked about that, or its reporter did not know.
 */
export async function readStatedAcute(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const stated = `where l.report_id = any(?) and s.because = 'reportedAcute'`;
  return new Set((await readRows(tx, told, stated, [ids])).map(({ id }) => id));
}
