import type { FactKind } from '../../domain/kinds.ts';
import type { ReviewFinding } from '../../domain/report/status.ts';
import { readPage, type PagedRows, type RowPage } from '../pages.ts';
import { instant, orNull, only, readRows, selection, text, uuid, type RowOf } from '../rows.ts';
import { reports } from './report-store.ts';
import type { Tx } from '../transaction.ts';

const notOpened = only(
  reports,
  'id',
  'reference',
  'agencyKind',
  'receivedAt',
  'concludedAt',
  'reviewedAs',
);
export type NotOpenedReport = RowOf<typeof notOpened>;

export type NotOpenedFilter = {
  readonly municipalityId: string;
  /** Only those that were found so, or that nobody has looked at. Default: all. */
  readonly reviewed?: ReviewFinding | 'not' | undefined;
};

const filtered = ({ reviewed }: NotOpenedFilter): string => {
  if (reviewed === undefined) return '';
  return reviewed === 'not' ? 'and reviewed_as is null' : 'and reviewed_as = :reviewed';
};

/** What was decided not to be opened: first what nobody has reviewed, then by the decision. */
export async function readNotOpened(
  tx: Tx,
  filter: NotOpenedFilter,
  page: RowPage,
): Promise<PagedRows<NotOpenedReport>> {
  const where = `where municipality_id = :municipalityId and concluded_as = 'doNotOpen'
    ${filtered(filter)}`;
  // The order of the index `report_not_opened`.
  const order = 'reviewed_as nulls first, concluded_at, id';
  const { municipalityId, reviewed } = filter;
  const bindings = { municipalityId, ...(reviewed && reviewed !== 'not' && { reviewed }) };
  return readPage(tx, notOpened, { where, order, bindings }, page);
}

const reviewedFacts = selection('fact', {
  streamId: uuid('stream_id'),
  kind: text<FactKind>('kind'),
  occurredAt: instant('occurred_at'),
  personId: orNull(uuid('person_id')),
});
export type ReviewedFact = RowOf<typeof reviewedFacts>;

/** Who recorded facts of these kinds in these reports, the newest first, corrections left out. */
export async function readReviewed(
  tx: Tx,
  reportIds: readonly string[],
  kinds: readonly FactKind[],
): Promise<readonly ReviewedFact[]> {
  if (reportIds.length === 0) return [];
  const those = `where stream_id = any(?) and kind = any(?) and corrects is null
    order by stream_id, seq desc`;
  return readRows(tx, reviewedFacts, those, [reportIds, kinds]);
}
