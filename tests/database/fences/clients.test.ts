import { describe, expect, it } from 'vitest';
import { refusedRight } from '../../../scripts/attack/sql/tried.ts';
import { newJwk } from '../../helpers/client-keys.ts';
import { ownSystem } from '../../helpers/own-system.ts';
import { select, tried } from '../../helpers/sql.ts';
import { unitIn } from '../../helpers/staff.ts';
import { asViewer, viewerNames, viewerOf, type ViewerName } from './viewers.ts';

/** The API's role writes neither systems nor keys: it asks functions, which ask who administers them. */
const system = await ownSystem();
const administrator = 'the administrator';
const others = viewerNames.filter((name) => name !== administrator);
const jwk = JSON.stringify(await newJwk());

type Attempt = { readonly sql: string; readonly values: readonly unknown[] };

const one = async (sql: string, value: string): Promise<string> =>
  (await select<{ id: string }>(system.raw, sql, [value]))[0]?.id ?? '';
const clientOf = (town: string): Promise<string> =>
  one(`select id from api_client where login = ?`, `skolsystem.${town}`);
const keyOf = (town: string): Promise<string> =>
  one(`select id from client_key where kid = ?`, `skolsystem.${town}-1`);

const deedsIn = async (town: string): Promise<readonly Attempt[]> => [
  {
    sql: `select add_client(gen_random_uuid(), 'nytt', 'Nytt', ?)`,
    values: [unitIn(town, 'school')],
  },
  { sql: `select end_client(?, now())`, values: [await clientOf(town)] },
  {
    sql: `select add_client_key(gen_random_uuid(), ?, 'ny', ?::jsonb, now(), now() + interval '1 year')`,
    values: [await clientOf(town), jwk],
  },
  { sql: `select revoke_client_key(?, now())`, values: [await keyOf(town)] },
];

/** @returns how each was refused; undefined for what was done */
const attempts = async (
  name: ViewerName,
  deeds: readonly Attempt[],
): Promise<readonly (string | undefined)[]> => {
  const viewer = await viewerOf(system, name);
  return Promise.all(
    deeds.map(({ sql, values }) =>
      asViewer(system, viewer, async (tx) => (await tried(tx, sql, values)).refused),
    ),
  );
};
const all = <T>(value: T): readonly T[] => Array.from({ length: 4 }, () => value);

describe('systems and their keys are written', () => {
  it('by whoever administers the municipality', async () => {
    expect(await attempts(administrator, await deedsIn('degerfors'))).toEqual(all(undefined));
  });

  it.each(others)('and not by %s', async (name) => {
    expect(await attempts(name, await deedsIn('degerfors'))).toEqual(all(refusedRight));
  });

  it('nor those of another municipality', async () => {
    expect(await attempts(administrator, await deedsIn('kinda'))).toEqual(all(refusedRight));
  });

  it('with an end of two years at most, and never with the private half', async () => {
    const client = await clientOf('degerfors');
    const add = (half: string, years: number): Attempt => ({
      sql: `select add_client_key(gen_random_uuid(), ?, 'ny', ?::jsonb, now(), now() + ?::interval)`,
      values: [client, half, `${years} years`],
    });
    const secret = JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x: 'AAAA', d: 'AAAA' });
    expect(await attempts(administrator, [add(jwk, 3), add(secret, 1)])).toEqual([
      refusedRight,
      '23514',
    ]);
  });

  it('and none by the worker, who sees none either', async () => {
    const statements = [
      `select * from client_key`,
      `update client_key set revoked_at = null`,
      `insert into api_client select * from api_client`,
    ];
    for (const sql of statements) {
      await expect(system.workerDeps.db.raw(sql)).rejects.toThrow('permission denied');
    }
  });
});
