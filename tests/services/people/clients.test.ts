import { beforeEach, describe, expect, it } from 'vitest';
import {
  addClient,
  endClient,
  registerClientKey,
  revokeClientKey,
} from '../../../services/people/client-changes.ts';
import { listClients, viewClient } from '../../../services/people/client-views.ts';
import { clientOf } from '../../../services/people/clients.ts';
import { refusal } from '../../helpers/refusals.ts';
import { newJwk } from '../../helpers/client-keys.ts';
import { select } from '../../helpers/sql.ts';
import { staffOf, unitIn } from '../../helpers/staff.ts';
import { monday, stage } from '../../helpers/stage.ts';

const { system, records } = await stage();
const { clock, deps } = system;
const { personId } = staffOf(system);

const keeper = 'forvaltare.degerfors';
const seeded = 'skolsystem.degerfors';
const inAYear = '2027-11-16T09:00:00.000Z';

beforeEach(() => clock.set(monday));

let added = 0;
const add = async (login = `system${(added += 1)}.degerfors`, by = keeper): Promise<string> => {
  const stated = { login, name: 'Elevsystemet', unitId: unitIn('degerfors', 'school') };
  return (await addClient(deps, await system.as(by), stated)).id;
};
const register = async (
  id: string,
  jwk: Readonly<Record<string, unknown>>,
  { by = keeper, expiresAt = inAYear } = {},
) => registerClientKey(deps, await system.as(by), id, { jwk, expiresAt });
const revoke = async (keyId: string, by = keeper) =>
  revokeClientKey(deps, await system.as(by), keyId);
const seen = async (id: string, by = keeper) => viewClient(deps, await system.as(by), id);
const idOf = async (login: string): Promise<string> => {
  const [row] = await select<{ id: string }>(
    system.raw,
    `select id from api_client where login = ?`,
    [login],
  );
  return row?.id ?? '';
};
const kids = async (login: string): Promise<readonly unknown[]> =>
  ((await clientOf(deps, login, clock.now()))?.jwks.keys ?? []).map(({ kid }) => kid);

describe('the systems of a municipality', () => {
  it('are listed with their keys, and none of another municipality', async () => {
    const { total, items } = await listClients(deps, await system.as('forvaltare.kinda'), {
      limit: 20,
      offset: 0,
    });
    expect([total, items.map(({ login }) => login)]).toEqual([1, ['skolsystem.kinda']]);
    expect(items[0]).toMatchObject({ unit: 'Exempelskolan i Kinda', validKeys: 1, endedAt: null });
    expect(items[0]?.keys[0]).toMatchObject({ kid: 'skolsystem.kinda-1', state: 'valid' });
    expect(await refusal(seen(await idOf('skolsystem.kinda')))).toMatchObject({ status: 404 });
  });

  it.each(['ifochef.degerfors', 'granskare.degerfors', 'rektor.degerfors', seeded])(
    'are not %s’s to see',
    async (by) => {
      expect(await refusal(seen(await idOf(seeded), by))).toMatchObject({ status: 403 });
    },
  );

  it('show a key with its algorithm and times, and not the key itself', async () => {
    const id = await add();
    const jwk = await newJwk('EdDSA');
    const { id: keyId } = await register(id, { ...jwk, kid: 'one' });
    const { keys, validUntil } = await seen(id);
    expect(keys).toEqual([
      {
        keyId,
        kid: 'one',
        algorithm: 'EdDSA',
        addedAt: monday,
        expiresAt: inAYear,
        revokedAt: null,
        lastUsedAt: null,
        state: 'valid',
      },
    ]);
    expect(validUntil).toBe(inAYear);
  });
});

describe('a system that is let in', () => {
  it('sends for a school of the municipality', async () => {
    const id = await add('nytt.degerfors');
    const found = await clientOf(deps, 'nytt.degerfors', clock.now());
    expect(found?.actor).toMatchObject({ clientId: id, unitId: unitIn('degerfors', 'school') });
    const last = (await records.events(await personId(keeper))).at(-1);
    expect([last?.kind, last?.fact]).toEqual(['clientAdded', id]);
  });

  it.each([
    ['unknown-unit', 'kinda', 'school'],
    ['not-at-unit', 'degerfors', 'intake'],
  ] as const)('is refused for a unit that is none of its schools: %s', async (code, town, kind) => {
    const stated = { login: 'fel', name: 'Fel', unitId: unitIn(town, kind) };
    expect(await refusal(addClient(deps, await system.as(keeper), stated))).toMatchObject({
      details: { errors: [{ pointer: '#/body/unitId', code }] },
    });
  });

  it.each([seeded, 'skolsystem.kinda'])('has a login of its own, not %s', async (login) => {
    expect(await refusal(add(login))).toMatchObject({ status: 409, code: 'login-taken' });
  });

  it('is let in no longer, and that once', async () => {
    const id = await add('slut.degerfors');
    await register(id, await newJwk());
    await endClient(deps, await system.as(keeper), id);
    expect(await clientOf(deps, 'slut.degerfors', clock.now())).toBeUndefined();
    expect((await seen(id)).endedAt).toBe(monday);
    for (const again of [
      async () => endClient(deps, await system.as(keeper), id),
      async () => register(id, await newJwk()),
    ]) {
      expect(await refusal(again())).toMatchObject({
        status: 409,
        code: 'client-ended',
        details: { current: monday },
      });
    }
  });

  it.each([
    ['forvaltare.kinda', 404],
    ['rektor.degerfors', 403],
  ])('is not %s’s to end', async (by, status) => {
    const ending = endClient(deps, await system.as(by), await idOf(seeded));
    expect(await refusal(ending)).toMatchObject({ status });
  });
});

describe('a key', () => {
  it('counts beside those that there are, from now until its end', async () => {
    const id = await add('nycklar.degerfors');
    await register(id, { ...(await newJwk()), kid: 'first' });
    await register(id, { ...(await newJwk('EdDSA')), kid: 'second' });
    expect((await kids('nycklar.degerfors')).toSorted()).toEqual(['first', 'second']);
    clock.set('2027-11-16T08:59:59.999Z');
    expect(await kids('nycklar.degerfors')).toHaveLength(2);
    clock.set(inAYear);
    expect(await kids('nycklar.degerfors')).toEqual([]);
  });

  it('is called by its thumbprint where nobody has called it anything', async () => {
    const id = await add();
    await register(id, await newJwk());
    expect((await seen(id)).keys[0]?.kid).toMatch(/^[\w-]{43}$/);
  });

  it.each([
    ['jwk', 'private-key', { kty: 'OKP', crv: 'Ed25519', x: 'AAAA', d: 'AAAA' }],
    ['jwk', 'unknown-key-type', { kty: 'oct' }],
    ['jwk/kid', 'wrong-format', { kid: 'två ord' }],
    ['jwk/kid', 'wrong-format', { kid: 7 }],
  ])('is refused where its %s is not right: %s', async (field, code, changes) => {
    const jwk = code === 'wrong-format' ? { ...(await newJwk()), ...changes } : changes;
    expect(await refusal(register(await idOf(seeded), jwk))).toMatchObject({
      status: 422,
      details: { errors: [{ pointer: `#/body/${field}`, code }] },
    });
  });

  it.each([
    ['must-be-later', monday],
    ['too-far-ahead', '2028-11-15T09:00:00.001Z'],
  ])('is refused with an end that %s', async (code, expiresAt) => {
    const refused = await refusal(register(await idOf(seeded), await newJwk(), { expiresAt }));
    expect(refused).toMatchObject({
      details: { errors: [{ pointer: '#/body/expiresAt', code }] },
    });
  });

  it('is registered once, under one name, also when it was revoked', async () => {
    const id = await add();
    const jwk = await newJwk();
    const { id: keyId } = await register(id, { ...jwk, kid: 'one' });
    await revoke(keyId);
    for (const again of [
      { ...jwk, kid: 'two' },
      { ...(await newJwk()), kid: 'one' },
    ]) {
      expect(await refusal(register(id, again))).toMatchObject({ status: 409, code: 'key-known' });
    }
  });

  it('is revoked from now on, and that once', async () => {
    const id = await add('läckt.degerfors');
    const { id: keyId } = await register(id, { ...(await newJwk()), kid: 'leaked' });
    await register(id, { ...(await newJwk()), kid: 'kept' });
    await revoke(keyId);
    expect(await kids('läckt.degerfors')).toEqual(['kept']);
    expect(await refusal(revoke(keyId))).toMatchObject({
      status: 409,
      code: 'key-revoked',
      details: { current: monday },
    });
    const last = (await records.events(await personId(keeper))).at(-1);
    expect([last?.kind, last?.fact]).toEqual(['clientKeyRevoked', keyId]);
    expect(last?.purpose).toMatch(new RegExp(`^${id} [\\w-]{43}$`));
  });

  it('is revoked once when two do so at once', async () => {
    const id = await add();
    const { id: keyId } = await register(id, await newJwk());
    const outcomes = await Promise.allSettled([revoke(keyId), revoke(keyId)]);
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toMatchObject([{ code: 'key-revoked' }]);
  });

  it.each([
    ['forvaltare.kinda', 404],
    ['rektor.degerfors', 403],
    [seeded, 403],
  ])('is not %s’s to register or to revoke', async (by, status) => {
    const id = await idOf(seeded);
    const [key] = (await seen(id)).keys;
    expect(await refusal(register(id, await newJwk(), { by }))).toMatchObject({ status });
    expect(await refusal(revoke(key?.keyId ?? '', by))).toMatchObject({ status });
  });
});
