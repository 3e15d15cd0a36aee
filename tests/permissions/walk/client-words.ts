import { seedId } from '../../../scripts/seed/seed-database.ts';

/** A system of the seeded school of a town, whose login no other has. */
export function clientIn(slug: string, login = `nytt.${slug}`): object {
  return { login, name: 'Elevsystemet', unitId: seedId(slug, 'schools', 'school') };
}

/** The public key of RFC 8037's example. */
export function keyFor(slug: string): object {
  const x = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo';
  const jwk = { kty: 'OKP', crv: 'Ed25519', x, kid: `${slug}-1` };
  return { jwk, expiresAt: '2027-11-01T00:00:00.000Z' };
}
