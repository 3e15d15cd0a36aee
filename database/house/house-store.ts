import { readRow, selection, uuid, type RowOf } from '../rows.ts';
import type { Tx } from '../transaction.ts';

/** The stream of what a municipality owes that belongs to no case. It has no row beside its head. */
const houses = selection('stream', {
  id: uuid('id'),
  municipalityId: uuid('municipality_id'),
  /** The unit whose leader owns it. */
  ownerUnitId: uuid(
    `(select u.id from unit u where u.municipality_id = stream.municipality_id and u.kind = 'intake' limit 1)`,
  ),
});
export type HouseRow = RowOf<typeof houses>;

export async function readHouse(tx: Tx, id: string): Promise<HouseRow | undefined> {
  return readRow(tx, houses, `where id = ? and kind = 'houseDuty'`, [id]);
}

/** Undefined while nothing was owed yet, and for whoever row-level security hides it from. */
export async function houseOf(tx: Tx, municipalityId: string): Promise<HouseRow | undefined> {
  return readRow(tx, houses, `where municipality_id = ? and kind = 'houseDuty'`, [municipalityId]);
}

const facts = selection('fact', { streamId: uuid('stream_id') });

/** The stream in which this stands; undefined for whoever row-level security hides it from. */
export async function houseOfFact(
  tx: Tx,
  of: { readonly id: string; readonly kind: 'differenceFound' | 'logReviewBegun' },
): Promise<string | undefined> {
  return (await readRow(tx, facts, 'where id = :id and kind = :kind', of))?.streamId;
}
