import { compareInstants, type Instant } from '../../domain/calendar/time.ts';
import { NotFound } from '../../domain/errors.ts';
import { keyStateAt, type KeyState } from '../../domain/people/client-keys.ts';
import {
  clientById,
  clientPage,
  keysOfClients,
  type ClientKeyRow,
  type ClientRow,
} from '../../database/people/client-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { homeOf } from '../acting/begin.ts';
import { lookUp } from '../acting/look-across.ts';
import type { Listed, Page } from '../acting/page.ts';

export type ClientKeyView = Omit<ClientKeyRow, 'id' | 'clientId' | 'jwk'> & {
  readonly keyId: string;
  readonly algorithm: 'ES256' | 'EdDSA';
  readonly state: KeyState;
};

export type ClientLine = Omit<ClientRow, 'id'> & {
  readonly clientId: string;
  readonly unit: string;
  /** How many keys it can sign in by now. */
  readonly validKeys: number;
  /** When the last of them is over; null where there is none, or one without an end. */
  readonly validUntil: Instant | null;
  /** When it last signed in, to the minute. */
  readonly lastUsedAt: Instant | null;
};

export type ClientView = ClientLine & {
  /** Also those that are over or revoked, newest first. */
  readonly keys: readonly ClientKeyView[];
};

const keyView =
  (at: Instant) =>
  (key: ClientKeyRow): ClientKeyView => {
    const { id: keyId, kid, jwk, addedAt, expiresAt, revokedAt, lastUsedAt } = key;
    const algorithm = jwk.kty === 'EC' ? 'ES256' : 'EdDSA';
    const state = keyStateAt(key, at);
    return { keyId, kid, algorithm, addedAt, expiresAt, revokedAt, lastUsedAt, state };
  };

const latest = (instants: readonly (Instant | null)[]): Instant | null =>
  instants
    .filter((one) => one !== null)
    .toSorted(compareInstants)
    .at(-1) ?? null;

const lineOf = (
  { directory }: Deps,
  { id: clientId, ...client }: ClientRow,
  keys: readonly ClientKeyView[],
): ClientLine => {
  const valid = keys.filter(({ state }) => state === 'valid');
  const ends = valid.map(({ expiresAt }) => expiresAt);
  return {
    clientId,
    ...client,
    unit: directory.unit(client.unitId).name,
    validKeys: valid.length,
    validUntil: ends.includes(null) ? null : latest(ends),
    lastUsedAt: latest(keys.map(({ lastUsedAt }) => lastUsedAt)),
  };
};

/** The systems of these rows with all their keys, for whoever may see them. */
export async function viewsOfClients(
  deps: Deps,
  tx: Tx,
  { rows, at }: { readonly rows: readonly ClientRow[]; readonly at: Instant },
): Promise<readonly ClientView[]> {
  const ids = rows.map(({ id }) => id);
  const keys = Map.groupBy(await keysOfClients(tx, ids), ({ clientId }) => clientId);
  return rows.map((row) => {
    const own = (keys.get(row.id) ?? []).map(keyView(at));
    return { ...lineOf(deps, row, own), keys: own };
  });
}

/** A page of the agencies' systems that the caller's municipality lets in, with their keys. */
export function listClients(deps: Deps, call: Call, page: Page): Promise<Listed<ClientView>> {
  return lookUp(deps, call, 'administration.read', async (tx, caller) => {
    const { municipalityId } = homeOf(caller);
    const { total, rows } = await clientPage(tx, { municipalityId }, page);
    return { total, items: await viewsOfClients(deps, tx, { rows, at: call.at }) };
  });
}

/** One system with its keys. @throws NotFound */
export function viewClient(deps: Deps, call: Call, clientId: string): Promise<ClientView> {
  return lookUp(deps, call, 'administration.read', async (tx) => {
    const client = await clientById(tx, clientId);
    if (!client) throw new NotFound();
    const [view] = await viewsOfClients(deps, tx, { rows: [client], at: call.at });
    if (!view) throw new NotFound();
    return view;
  });
}
