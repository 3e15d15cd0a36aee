import type { Knex } from 'knex';
import type { MunicipalitySettings } from '../domain/settings/settings.ts';
import { municipalities, organisations, settings, units } from './people/directory-store.ts';
import { apiClients, assignments, clientKeys, people } from './people/people-store.ts';
import { insertRows, type RowOf } from './rows.ts';

type Here<Row> = Omit<Row, 'municipalityId'>;
type Assignment = Omit<Here<RowOf<typeof assignments>>, 'id' | 'personId' | 'validFrom'>;

/**
 * The rows that a municipality begins with. Their ids are given, so that a second seeding changes
 * nothing.
 */
export type SeedRows = {
  readonly municipality: RowOf<typeof municipalities>;
  readonly settings: MunicipalitySettings;
  readonly organisations: readonly Here<RowOf<typeof organisations>>[];
  readonly units: readonly Here<RowOf<typeof units>>[];
  readonly people: readonly (RowOf<typeof people> &
    Assignment & { readonly assignmentId: string })[];
  readonly clients: readonly (Here<RowOf<typeof apiClients>> & {
    /** Without an end, since it is of no use outside development. */
    readonly key: Pick<RowOf<typeof clientKeys>, 'id' | 'kid' | 'jwk'>;
  })[];
};

/**
 * Writes the rows that are not there yet, in one transaction.
 *
 * @param db connection of the owner, the only role that may write these tables
 */
export async function seedMunicipality(db: Knex, rows: SeedRows, validFrom: string): Promise<void> {
  const municipalityId = rows.municipality.id;
  const here = <Row>(all: readonly Row[]): readonly (Row & { readonly municipalityId: string })[] =>
    all.map((row) => ({ ...row, municipalityId }));
  const held = rows.people.map((person) => ({
    ...person,
    id: person.assignmentId,
    personId: person.id,
    validFrom,
  }));
  const keys = rows.clients.map(({ id: clientId, key }) => ({
    ...key,
    clientId,
    addedAt: validFrom,
    expiresAt: null,
  }));
  const unlessThere = 'on conflict do nothing';
  await db.transaction(async (tx) => {
    await insertRows(tx, municipalities, [rows.municipality], unlessThere);
    await insertRows(tx, settings, here([{ ...rows.settings, body: rows.settings }]), unlessThere);
    await insertRows(tx, organisations, here(rows.organisations), unlessThere);
    await insertRows(tx, units, here(rows.units), unlessThere);
    await insertRows(tx, people, rows.people, unlessThere);
    await insertRows(tx, assignments, here(held), unlessThere);
    await insertRows(tx, apiClients, here(rows.clients), unlessThere);
    await insertRows(tx, clientKeys, here(keys), unlessThere);
  });
}
