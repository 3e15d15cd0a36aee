import { compareInstants, type Instant } from '../../domain/calendar/time.ts';
import { Conflict, Invalid, NotFound, type FieldErrorCode } from '../../domain/errors.ts';
import { isTooFarAhead, keyStateAt } from '../../domain/people/client-keys.ts';
import {
  addClient as writeClient,
  addClientKey,
  clientById,
  endClient as writeEnd,
  keyById,
  keysOfClients,
  revokeClientKey as writeRevocation,
  type ClientKeyRow,
  type NewClientKey,
} from '../../database/people/client-store.ts';
import { administerAlone } from '../../database/people/staff-store.ts';
import type { Tx } from '../../database/transaction.ts';
import { publicJwkIn, thumbprintOf, type PublicJwk } from '../../platform/crypto/public-jwk.ts';
import { newId } from '../../platform/ids.ts';
import { begin, homeOf, type Caller } from '../acting/begin.ts';
import type { Acting } from '../acting/acting.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { openOwnFile } from './person-stream.ts';

export type ClientAnswer = { readonly id: string };

const wrong = (field: string, code: FieldErrorCode): Invalid =>
  new Invalid('invalid-request', { errors: [{ pointer: `#/body/${field}`, code }] });

export type StatedClient = {
  /** What it names itself by when it signs in (`iss`); one system's in the whole installation. */
  readonly login: string;
  readonly name: string;
  /** The school for which it sends. */
  readonly unitId: string;
};

/**
 * Lets an agency's own system in, which sends reports for one of the municipality's schools. It signs in
 * by the keys that are registered afterwards.
 *
 * @throws Invalid for a unit that is no school of the municipality; Conflict `login-taken`
 */
export function addClient(deps: Deps, call: Call, stated: StatedClient): Promise<ClientAnswer> {
  return begin(deps, call, 'clientAdded', async (acting, keeper) => {
    const { municipalityId } = homeOf(keeper);
    const unit = deps.directory.unitsOf(municipalityId).find(({ id }) => id === stated.unitId);
    if (!unit) throw wrong('unitId', 'unknown-unit');
    if (unit.kind !== 'school') throw wrong('unitId', 'not-at-unit');
    const id = newId(call.at);
    await administerAlone(acting.tx, municipalityId);
    if (!(await writeClient(acting.tx, { id, ...stated }))) throw new Conflict('login-taken');
    const { file } = await openOwnFile(acting, keeper);
    await file.record('clientAdded', { id, purpose: `client@${unit.id}` });
    return { id };
  });
}

/** A system that is still let in, with no other administrator at work on it. */
const livingClient = async (
  { tx }: Acting,
  keeper: Caller,
  clientId: string,
): Promise<{ readonly id: string }> => {
  await administerAlone(tx, homeOf(keeper).municipalityId);
  const client = await clientById(tx, clientId);
  if (!client) throw new NotFound();
  if (client.endedAt) throw new Conflict('client-ended', { current: client.endedAt });
  return client;
};

/**
 * Lets a system in no longer, by whichever key: it is refused from now on, also with a token that it
 * has. What it sent stays under it.
 *
 * @throws NotFound; Conflict `client-ended`
 */
export function endClient(deps: Deps, call: Call, clientId: string): Promise<ClientAnswer> {
  return begin(deps, call, 'clientEnded', async (acting, keeper) => {
    const { id } = await livingClient(acting, keeper, clientId);
    const { file } = await openOwnFile(acting, keeper);
    file.alsoWrite((tx) => writeEnd(tx, { id, at: call.at }));
    await file.record('clientEnded', { id });
    return { id };
  });
}

export type StatedKey = {
  /** A public key as a JWK (RFC 7517): P-256 for ES256, or Ed25519 for EdDSA. */
  readonly jwk: Readonly<Record<string, unknown>>;
  readonly expiresAt: Instant;
};

const kidShape = /^[\x21-\x7e]{1,200}$/;

/** @throws Invalid when it is private, or no public key by which an assertion can be verified */
const readKey = ({ jwk: given }: StatedKey): { readonly jwk: PublicJwk; readonly kid: string } => {
  const jwk = publicJwkIn(given);
  if (jwk === 'private') throw wrong('jwk', 'private-key');
  if (jwk === 'other') throw wrong('jwk', 'unknown-key-type');
  const { kid = thumbprintOf(jwk) } = given;
  if (typeof kid !== 'string' || !kidShape.test(kid)) throw wrong('jwk/kid', 'wrong-format');
  return { jwk, kid };
};

/** @throws Invalid for an end that has passed, or lies more than two years ahead */
const refuseEnd = ({ at }: Call, { expiresAt }: StatedKey): void => {
  if (compareInstants(expiresAt, at) <= 0) throw wrong('expiresAt', 'must-be-later');
  if (isTooFarAhead(expiresAt, at)) throw wrong('expiresAt', 'too-far-ahead');
};

/** Also one that is over or revoked, since a key that was given away is given away for good. */
const isKnown = (keys: readonly ClientKeyRow[], { jwk, kid }: Pick<NewClientKey, 'jwk' | 'kid'>) =>
  keys.some((one) => one.kid === kid || thumbprintOf(one.jwk) === thumbprintOf(jwk));

/**
 * Registers a key by which a system signs in, beside those that it has: it can go over to the new one
 * before the old one is over or revoked. The key is public; its other half never comes here.
 *
 * @throws NotFound; Invalid `private-key`, `unknown-key-type`, `must-be-later`, `too-far-ahead`;
 *   Conflict `client-ended`, `key-known`
 */
export function registerClientKey(
  deps: Deps,
  call: Call,
  clientId: string,
  stated: StatedKey,
): Promise<ClientAnswer> {
  return begin(deps, call, 'clientKeyAdded', async (acting, keeper) => {
    const { jwk, kid } = readKey(stated);
    refuseEnd(call, stated);
    await livingClient(acting, keeper, clientId);
    if (isKnown(await keysOfClients(acting.tx, [clientId]), { jwk, kid })) {
      throw new Conflict('key-known');
    }
    const id = newId(call.at);
    const { expiresAt } = stated;
    const key: NewClientKey = { id, clientId, kid, jwk, addedAt: call.at, expiresAt };
    const { file } = await openOwnFile(acting, keeper);
    file.alsoWrite((tx) => addClientKey(tx, key));
    await file.record('clientKeyAdded', { id, purpose: keyWords(key) });
    return { id };
  });
}

/** What the event says of a key: whose it is, and which, by what follows from the key itself. */
const keyWords = ({ clientId, jwk }: Pick<ClientKeyRow, 'clientId' | 'jwk'>): string =>
  `${clientId} ${thumbprintOf(jwk)}`;

const livingKey = async (tx: Tx, keyId: string, at: Instant): Promise<ClientKeyRow> => {
  const key = await keyById(tx, keyId);
  if (!key) throw new NotFound();
  if (keyStateAt(key, at) === 'revoked') {
    throw new Conflict('key-revoked', { current: key.revokedAt });
  }
  return key;
};

/**
 * Revokes a key: nobody signs in by it from now on, and the tokens that were issued by it are refused.
 * It is never registered again.
 *
 * @throws NotFound; Conflict `key-revoked`
 */
export function revokeClientKey(deps: Deps, call: Call, keyId: string): Promise<ClientAnswer> {
  return begin(deps, call, 'clientKeyRevoked', async (acting, keeper) => {
    const { tx } = acting;
    await administerAlone(tx, homeOf(keeper).municipalityId);
    const key = await livingKey(tx, keyId, call.at);
    const { file } = await openOwnFile(acting, keeper);
    file.alsoWrite((writing) => writeRevocation(writing, { id: keyId, at: call.at }));
    await file.record('clientKeyRevoked', { id: keyId, purpose: keyWords(key) });
    return { id: keyId };
  });
}
