import type { Knex } from 'knex';
import type { MunicipalitySettings } from '../../domain/settings/settings.ts';
import { day, int, json, only, orNull, readRows, table, text, uuid, type RowOf } from '../rows.ts';

export const municipalities = table('municipality', {
  id: uuid('id'),
  code: text('code'),
  slug: text('slug'),
  name: text('name'),
});

export const organisations = table('organisation', {
  id: uuid('id'),
  municipalityId: uuid('municipality_id'),
  kind: text<'school' | 'socialServices' | 'cooperation'>('kind'),
  name: text('name'),
});

export const units = table('unit', {
  id: uuid('id'),
  organisationId: uuid('organisation_id'),
  municipalityId: uuid('municipality_id'),
  kind: text<'school' | 'intake' | 'management' | 'form'>('kind'),
  name: text('name'),
  /** The key of the cooperation form whose unit it is. */
  form: orNull(text('form')),
});

export const settings = table('settings', {
  municipalityId: uuid('municipality_id'),
  version: int('version'),
  validFrom: day('valid_from'),
  validTo: orNull(day('valid_to')),
  body: json<MunicipalitySettings>('body'),
  approvedBy: text('approved_by'),
  source: text('source'),
});

const settingsBodies = only(settings, 'municipalityId', 'body');

export type DirectoryRows = {
  readonly municipalities: readonly RowOf<typeof municipalities>[];
  readonly organisations: readonly RowOf<typeof organisations>[];
  readonly units: readonly RowOf<typeof units>[];
  /** Newest version first. */
  readonly settings: readonly RowOf<typeof settingsBodies>[];
};

/**
 * The public directory. It holds nothing of any person, so row-level security shows it to
 * everybody.
 */
export async function readDirectory(db: Knex): Promise<DirectoryRows> {
  return {
    municipalities: await readRows(db, municipalities, 'order by name'),
    organisations: await readRows(db, organisations, 'order by name'),
    units: await readRows(db, units, 'order by name'),
    settings: await readRows(db, settingsBodies, 'order by version desc'),
  };
}

export type UnitOfId = RowOf<typeof units>;

export async function unitsOfIds(db: Knex, ids: readonly string[]): Promise<readonly UnitOfId[]> {
  return ids.length === 0 ? [] : readRows(db, units, 'where id = any(?)', [ids]);
}

export async function unitsOfMunicipality(
  db: Knex,
  municipalityId: string,
): Promise<readonly UnitOfId[]> {
  return readRows(db, units, 'where municipality_id = ? order by name, id', [municipalityId]);
}
