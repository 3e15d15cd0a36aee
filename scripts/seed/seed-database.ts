import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Knex } from 'knex';
import { seedMunicipality, type SeedRows } from '../../database/seed-store.ts';
import { parseSettings } from '../../services/people/settings.ts';
import { seedMunicipalities, type SeedMunicipality } from './people.ts';

const settingsFolder = new URL('../../config/municipalities/', import.meta.url);

/**
 * Every seeded function is held from here on: before the earliest instant at which a test plays a
 * case.
 */
const heldFrom = '2013-01-01T00:00:00.000Z';

/** The same name gives the same id, so that seeding twice changes nothing. */
const stableId = (name: string): string => {
  const hex = createHash('sha256').update(`anmalan-seed/${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** The id of what is seeded in a municipality: of a unit by the keys of its organisation and itself. */
export function seedId(slug: string, ...parts: readonly string[]): string {
  return stableId([slug, ...parts].join('/'));
}

type PublicKey = Readonly<Record<string, unknown>> & { readonly kid: string };

export type ClientKeys = (login: string) => Promise<{ readonly publicJwk: PublicKey }>;

/** What a row keeps of a key: its name apart, and of the rest what it is verified by. */
const publicHalf = ({ kid, kty, crv, x, y }: PublicKey) => ({ kid, jwk: { kty, crv, x, y } });

const rowsOf = async (seed: SeedMunicipality, clientKeys: ClientKeys): Promise<SeedRows> => {
  const id = (...parts: readonly string[]): string => seedId(seed.slug, ...parts);
  const settings = parseSettings(
    await readFile(new URL(`${seed.slug}.json`, settingsFolder), 'utf8'),
  );
  const units = seed.organisations.flatMap((organisation) =>
    organisation.units.map((unit) => ({
      ...unit,
      id: id(organisation.key, unit.key),
      organisationId: id(organisation.key),
      organisationKey: organisation.key,
    })),
  );
  return {
    municipality: { id: id(), code: seed.code, slug: seed.slug, name: seed.name },
    settings,
    organisations: seed.organisations.map(({ key, kind, name }) => ({ id: id(key), kind, name })),
    units: units.map(({ id, organisationId, kind, name, form }) => ({
      id,
      organisationId,
      kind,
      name,
      form,
    })),
    people: units.flatMap((unit) =>
      unit.people.map((person) => ({
        id: id('person', person.login),
        assignmentId: id('assignment', person.login),
        subject: person.login,
        givenName: person.givenName,
        familyName: person.familyName,
        title: person.title,
        phone: person.phone,
        email: person.email,
        role: person.role,
        deputyFor: person.deputyFor ?? null,
        hours: person.hours,
        needToKnow: person.needToKnow,
        unitId: unit.id,
        organisationId: unit.organisationId,
      })),
    ),
    clients: await Promise.all(
      seed.clients.map(async (client) => ({
        id: id('client', client.login),
        login: client.login,
        name: client.name,
        organisationId: id(client.organisationKey),
        unitId: units.find((unit) => unit.organisationKey === client.organisationKey)?.id ?? '',
        key: {
          id: id('client-key', client.login),
          ...publicHalf((await clientKeys(client.login)).publicJwk),
        },
      })),
    ),
  };
};

/** Loads the four presets and the test people; running it again leaves everything as it is. */
export async function seedDatabase(owner: Knex, clientKeys: ClientKeys): Promise<void> {
  for (const seed of seedMunicipalities) {
    await seedMunicipality(owner, await rowsOf(seed, clientKeys), heldFrom);
  }
}
