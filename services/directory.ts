import type { Db } from '../database/connection.ts';
import { settingDefaults, type MunicipalitySettings } from '../domain/settings/settings.ts';
import type { LocalDate } from '../domain/calendar/time.ts';
import { readDirectory } from '../database/people/directory-store.ts';

export type Municipality = {
  readonly id: string;
  readonly code: string;
  readonly slug: string;
  readonly name: string;
};
export type Organisation = {
  readonly id: string;
  readonly municipalityId: string;
  readonly kind: 'school' | 'socialServices' | 'cooperation';
  readonly name: string;
};
export type Unit = {
  readonly id: string;
  readonly organisationId: string;
  readonly municipalityId: string;
  readonly kind: 'school' | 'intake' | 'management' | 'form';
  readonly name: string;
  /** The key of the cooperation form whose unit it is. */
  readonly form: string | null;
};

/**
 * Municipalities, organisations, units and settings, kept in memory: they are public, small, and
 * the same for every request. A look-up of something unknown throws an Error, except by code.
 */
export type Directory = {
  readonly municipalities: readonly Municipality[];
  readonly municipality: (id: string) => Municipality;
  readonly municipalityByCode: (code: string) => Municipality | undefined;
  readonly unit: (id: string) => Unit;
  /** The units of a municipality, by their names. */
  readonly unitsOf: (municipalityId: string) => readonly Unit[];
  readonly organisation: (id: string) => Organisation;
  /** The unit that receives a municipality's reports. */
  readonly intakeUnit: (municipalityId: string) => Unit;
  readonly managementUnit: (municipalityId: string) => Unit;
  /** Where the contact function of a form is; undefined where nobody has been named. */
  readonly formUnit: (municipalityId: string, form: string) => Unit | undefined;
  /** The school of a municipality that has this name, however it is written. */
  readonly schoolNamed: (municipalityId: string, name: string) => Unit | undefined;
  /**
   * The newest version valid on the local date, or, where one has run out with none after it, the
   * newest that has begun: nothing that a municipality forgets may stop a report (22 § FL). A report
   * keeps the version in force at its arrival.
   */
  readonly settingsInForce: (municipalityId: string, on: LocalDate) => MunicipalitySettings;
  readonly settingsVersion: (municipalityId: string, version: number) => MunicipalitySettings;
};

const must = <T>(found: T | undefined, what: string): T => {
  if (found === undefined) throw new Error(`unknown ${what}`);
  return found;
};

type Stored = Awaited<ReturnType<typeof readDirectory>>;

const plainName = (name: string): string => name.normalize('NFC').trim().toLowerCase();

const unitsBy = ({
  units,
}: Stored): Pick<
  Directory,
  'unit' | 'unitsOf' | 'intakeUnit' | 'managementUnit' | 'formUnit' | 'schoolNamed'
> => {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const ofKind = (kind: Unit['kind']) => (municipalityId: string) =>
    must(
      units.find((unit) => unit.municipalityId === municipalityId && unit.kind === kind),
      `${kind} unit`,
    );
  return {
    unit: (id) => must(byId.get(id), 'unit'),
    unitsOf: (municipalityId) => units.filter((unit) => unit.municipalityId === municipalityId),
    intakeUnit: ofKind('intake'),
    managementUnit: ofKind('management'),
    formUnit: (municipalityId, form) =>
      units.find((unit) => unit.municipalityId === municipalityId && unit.form === form),
    schoolNamed: (municipalityId, name) =>
      units.find(
        (unit) =>
          unit.municipalityId === municipalityId &&
          unit.kind === 'school' &&
          plainName(unit.name) === plainName(name),
      ),
  };
};

const isInForce = (on: LocalDate, { validFrom, validTo }: MunicipalitySettings): boolean =>
  validFrom <= on && (validTo === null || validTo >= on);

const settingsBy = ({
  settings,
}: Stored): Pick<Directory, 'settingsInForce' | 'settingsVersion'> => {
  // What was stored before a setting was known has the default of it. Of a form from before forms had
  // keys nobody knows what it asks for, so that none is offered until a later version is loaded.
  const known = settings.map((one) => {
    const body = { ...settingDefaults, ...one.body };
    const cooperationForms = body.cooperationForms.filter((form) => 'key' in form);
    return { ...one, body: { ...body, cooperationForms } };
  });
  const find = (municipalityId: string, fits: (of: MunicipalitySettings) => boolean) =>
    known.find((one) => one.municipalityId === municipalityId && fits(one.body))?.body;
  return {
    settingsInForce: (municipalityId, on) =>
      must(
        find(municipalityId, (of) => isInForce(on, of)) ??
          find(municipalityId, ({ validFrom }) => validFrom <= on) ??
          find(municipalityId, () => true),
        'settings of the municipality',
      ),
    settingsVersion: (municipalityId, version) =>
      must(
        find(municipalityId, (of) => of.version === version),
        'settings version',
      ),
  };
};

/**
 * Reads the directory once, when a process starts. A new settings version or unit is therefore seen
 * only after the next start.
 */
export async function loadDirectory(db: Db): Promise<Directory> {
  const stored = await readDirectory(db);
  const { municipalities } = stored;
  const byId = new Map(municipalities.map((m) => [m.id, m]));
  const organisations = new Map(stored.organisations.map((o) => [o.id, o]));
  return {
    municipalities,
    municipality: (id) => must(byId.get(id), 'municipality'),
    municipalityByCode: (code) => municipalities.find((m) => m.code === code),
    organisation: (id) => must(organisations.get(id), 'organisation'),
    ...unitsBy(stored),
    ...settingsBy(stored),
  };
}
