import type { Knex } from 'knex';
import type { MunicipalitySettings } from '../../domain/settings/settings.ts';
import { rowsOf } from '../rows.ts';

type Municipality = {
  readonly id: string;
  readonly code: string;
  readonly slug: string;
  readonly name: string;
};
type Organisation = {
  readonly id: string;
  readonly municipalityId: string;
  readonly kind: 'school' | 'socialServices';
  readonly name: string;
};
type Unit = {
  readonly id: string;
  readonly organisationId: string;
  readonly municipalityId: string;
  readonly kind: 'school' | 'intake' | 'management';
  readonly name: string;
};
type Settings = { readonly municipalityId: string; readonly body: MunicipalitySettings };

export type DirectoryRows = {
  readonly municipalities: readonly Municipality[];
  readonly organisations: readonly Organisation[];
  readonly units: readonly Unit[];
  /** Newest version first. */
  readonly settings: readonly Settings[];
};

/** The public directory; no person stands in it, so no tenant needs to be known. */
export async function readDirectory(db: Knex): Promise<DirectoryRows> {
  const rows = async <T>(sql: string): Promise<readonly T[]> => rowsOf<T>(await db.raw(sql));
  return {
    municipalities: await rows(`select id, code, slug, name from municipality order by name`),
    organisations: await rows(
      `select id, municipality_id as "municipalityId", kind, name from organisation order by name`,
    ),
    units: await rows(
      `select id, organisation_id as "organisationId", municipality_id as "municipalityId", kind, name
       from unit order by name`,
    ),
    settings: await rows(
      `select municipality_id as "municipalityId", body from settings order by version desc`,
    ),
  };
}
