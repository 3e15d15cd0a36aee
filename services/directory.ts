import type { Db } from '../database/connection.ts';
import type { MunicipalitySettings } from '../domain/settings.ts';
import type { LocalDate } from '../domain/time.ts';
import { readDirectory } from '../database/directory-store.ts';

export type Municipality = {
  readonly id: string;
  readonly code: string;
  readonly slug: string;
  readonly name: string;
};
export type Organisation = {
  readonly id: string;
  readonly municipalityId: string;
  readonly kind: 'school' | 'socialServices';
  readonly name: string;
};
export type Unit = {
  readonly id: string;
  readonly organisationId: string;
  readonly municipalityId: string;
  readonly kind: 'school' | 'intake' | 'management';
  readonly name: string;
};

/** Municipalities, units and settings: public, small, and the same for every request. */
export type Directory = {
  readonly municipalities: readonly Municipality[];
  readonly municipality: (id: string) => Municipality;
  readonly municipalityByCode: (code: string) => Municipality | undefined;
  readonly unit: (id: string) => Unit;
  readonly organisation: (id: string) => Organisation;
  /** Where a municipality's reports are received. */
  readonly intakeUnit: (municipalityId: string) => Unit;
  readonly managementUnit: (municipalityId: string) => Unit;
  /** The newest version valid on the date; a report keeps the version of its arrival. */
  readonly settingsInForce: (municipalityId: string, on: LocalDate) => MunicipalitySettings;
  readonly settingsVersion: (municipalityId: string, version: number) => MunicipalitySettings;
};

const must = <T>(found: T | undefined, what: string): T => {
  if (found === undefined) throw new Error(`unknown ${what}`);
  return found;
};

/** Reads the directory once; a new settings version or unit is seen by the next process start. */
export const loadDirectory = async (db: Db): Promise<Directory> => {
  const { municipalities, organisations, units, settings } = await readDirectory(db);
  const byId = new Map(municipalities.map((m) => [m.id, m]));
  const unitById = new Map(units.map((u) => [u.id, u]));
  const organisationById = new Map(organisations.map((o) => [o.id, o]));
  return {
    municipalities,
    municipality: (id) => must(byId.get(id), 'municipality'),
    municipalityByCode: (code) => municipalities.find((m) => m.code === code),
    unit: (id) => must(unitById.get(id), 'unit'),
    organisation: (id) => must(organisationById.get(id), 'organisation'),
    intakeUnit: (municipalityId) =>
      must(
        units.find((u) => u.municipalityId === municipalityId && u.kind === 'intake'),
        'intake unit',
      ),
    managementUnit: (municipalityId) =>
      must(
        units.find((u) => u.municipalityId === municipalityId && u.kind === 'management'),
        'management unit',
      ),
    settingsInForce: (municipalityId, on) =>
      must(
        settings.find(
          (s) =>
            s.municipalityId === municipalityId &&
            s.body.validFrom <= on &&
            (s.body.validTo === null || s.body.validTo >= on),
        )?.body,
        'settings in force',
      ),
    settingsVersion: (municipalityId, version) =>
      must(
        settings.find((s) => s.municipalityId === municipalityId && s.body.version === version)
          ?.body,
        'settings version',
      ),
  };
};
