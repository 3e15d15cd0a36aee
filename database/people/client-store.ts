import type { PublicJwk } from '../../platform/crypto/public-jwk.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { readPage, type PagedRows, type RowPage } from '../pages.ts';
import {
  instant,
  json,
  orNull,
  readRow,
  readRows,
  rowsOf,
  selection,
  text,
  uuid,
  type RowOf,
} from '../rows.ts';
import type { Tx } from '../transaction.ts';

const clients = selection('api_client c', {
  id: uuid('c.id'),
  login: text('c.login'),
  name: text('c.name'),
  unitId: uuid('c.unit_id'),
  /** From when on it is let in no longer. */
  endedAt: orNull(instant('c.revoked_at')),
});
export type ClientRow = RowOf<typeof clients>;

/** A page of the systems of the caller's municipality, by their names; those that ended stand last. */
export async function clientPage(
  tx: Tx,
  of: { readonly municipalityId: string },
  page: RowPage,
): Promise<PagedRows<ClientRow>> {
  const where = 'where c.municipality_id = :municipalityId';
  const order = 'c.revoked_at is not null, c.name, c.id';
  return readPage(tx, clients, { where, order, bindings: of }, page);
}

/** The systems of a municipality that are let in, by their names. */
export async function livingClients(tx: Tx, municipalityId: string): Promise<readonly ClientRow[]> {
  const living = 'where c.municipality_id = ? and c.revoked_at is null order by c.name, c.id';
  return readRows(tx, clients, living, [municipalityId]);
}

/** A system that row-level security shows. */
export async function clientById(tx: Tx, id: string): Promise<ClientRow | undefined> {
  return readRow(tx, clients, 'where c.id = ?', [id]);
}

const keys = selection('client_key k', {
  id: uuid('k.id'),
  clientId: uuid('k.client_id'),
  kid: text('k.kid'),
  jwk: json<PublicJwk>('k.jwk'),
  addedAt: instant('k.added_at'),
  expiresAt: orNull(instant('k.expires_at')),
  revokedAt: orNull(instant('k.revoked_at')),
  lastUsedAt: orNull(instant('k.last_used_at')),
});
export type ClientKeyRow = RowOf<typeof keys>;

/** All keys of these systems that row-level security shows, also those that are over; newest first. */
export async function keysOfClients(
  tx: Tx,
  clientIds: readonly string[],
): Promise<readonly ClientKeyRow[]> {
  const of = 'where k.client_id = any(?) order by k.added_at desc, k.id desc';
  return readRows(tx, keys, of, [clientIds]);
}

/** A key that row-level security shows. */
export async function keyById(tx: Tx, id: string): Promise<ClientKeyRow | undefined> {
  return readRow(tx, keys, 'where k.id = ?', [id]);
}

export type NewClient = Omit<ClientRow, 'endedAt'>;

/** @returns false when another system has the login already */
export async function addClient(tx: Tx, client: NewClient): Promise<boolean> {
  const added = await tx.raw(`select add_client(:id, :login, :name, :unitId) as added`, {
    ...client,
  });
  return rowsOf<{ added: boolean }>(added)[0]?.added === true;
}

export async function endClient(
  tx: Tx,
  { id, at }: { readonly id: string; readonly at: Instant },
): Promise<void> {
  await tx.raw(`select end_client(?, ?)`, [id, at]);
}

export type NewClientKey = Pick<ClientKeyRow, 'id' | 'clientId' | 'kid' | 'jwk' | 'addedAt'> & {
  readonly expiresAt: Instant;
};

export async function addClientKey(tx: Tx, { jwk, ...key }: NewClientKey): Promise<void> {
  await tx.raw(`select add_client_key(:id, :clientId, :kid, :jwk::jsonb, :addedAt, :expiresAt)`, {
    ...key,
    jwk: JSON.stringify(jwk),
  });
}

export async function revokeClientKey(
  tx: Tx,
  { id, at }: { readonly id: string; readonly at: Instant },
): Promise<void> {
  await tx.raw(`select revoke_client_key(?, ?)`, [id, at]);
}
