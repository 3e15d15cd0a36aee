import type { Knex } from 'knex';
import type { MunicipalitySettings } from '../domain/settings/settings.ts';

/** Rows that a municipality begins with. Ids are given, so that a second seeding changes nothing. */
export type SeedRows = {
  readonly municipality: { id: string; code: string; slug: string; name: string };
  readonly settings: MunicipalitySettings;
  readonly organisations: readonly { id: string; kind: string; name: string }[];
  readonly units: readonly { id: string; organisationId: string; kind: string; name: string }[];
  readonly people: readonly {
    id: string;
    assignmentId: string;
    subject: string;
    givenName: string;
    familyName: string;
    title: string;
    phone: string;
    email: string;
    role: string;
    deputyFor: string | null;
    unitId: string;
    organisationId: string;
  }[];
  readonly clients: readonly {
    id: string;
    login: string;
    name: string;
    organisationId: string;
    unitId: string;
    jwks: unknown;
  }[];
};

type Row = Readonly<Record<string, unknown>>;

const settingsRow = (settings: MunicipalitySettings): Row => ({
  version: settings.version,
  valid_from: settings.validFrom,
  valid_to: settings.validTo,
  body: JSON.stringify(settings),
  approved_by: settings.approvedBy,
  source: settings.source,
});

type SeedPersonRow = SeedRows['people'][number];

const personRow = (person: SeedPersonRow): Row => ({
  id: person.id,
  subject: person.subject,
  given_name: person.givenName,
  family_name: person.familyName,
  title: person.title,
  phone: person.phone,
  email: person.email,
});

const assignmentRow = (person: SeedPersonRow, validFrom: string): Row => ({
  id: person.assignmentId,
  person_id: person.id,
  role: person.role,
  unit_id: person.unitId,
  organisation_id: person.organisationId,
  deputy_for: person.deputyFor,
  valid_from: validFrom,
});

const clientRow = (client: SeedRows['clients'][number]): Row => ({
  id: client.id,
  login: client.login,
  name: client.name,
  organisation_id: client.organisationId,
  unit_id: client.unitId,
  jwks: JSON.stringify(client.jwks),
});

/** @param db connection that is, or may become, the worker role: FORCE binds the owner */
export async function seedMunicipality(db: Knex, rows: SeedRows, validFrom: string): Promise<void> {
  const { municipality, units, people, clients } = rows;
  const here = (values: readonly Row[]): readonly Row[] =>
    values.map((value) => ({ ...value, municipality_id: municipality.id }));
  const tables: readonly (readonly [table: string, values: readonly Row[]])[] = [
    ['municipality', [municipality]],
    ['settings', here([settingsRow(rows.settings)])],
    ['organisation', here(rows.organisations)],
    [
      'unit',
      here(
        units.map(({ organisationId, ...unit }) => ({ ...unit, organisation_id: organisationId })),
      ),
    ],
    ['person', people.map(personRow)],
    ['assignment', here(people.map((person) => assignmentRow(person, validFrom)))],
    ['api_client', here(clients.map(clientRow))],
  ];
  await db.transaction(async (tx) => {
    await tx.raw('set local role anmalan_worker');
    for (const [table, values] of tables) {
      if (values.length > 0) await tx(table).insert(values).onConflict().ignore();
    }
  });
}
