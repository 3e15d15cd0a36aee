import type { Role } from '../../domain/access/roles.ts';
import type { NewFunction } from '../../services/people/functions.ts';
import type { StatedPerson } from '../../services/people/staff-changes.ts';
import { seedId } from '../../scripts/seed/seed-database.ts';
import type { UnitKind } from '../../domain/people/functions.ts';
import { select } from './sql.ts';
import type { TestSystem } from './system.ts';

export const contact = {
  givenName: 'Alva',
  familyName: 'Prov',
  title: 'Socialsekreterare',
  phone: '031-390 06 05',
  email: 'alva.prov@example.se',
} as const;

const organisations: Readonly<Record<Exclude<UnitKind, 'form'>, string>> = {
  school: 'schools',
  intake: 'socialServices',
  management: 'socialServices',
};

/** The seeded unit of a kind in a town. */
export function unitIn(town: string, kind: keyof typeof organisations): string {
  return seedId(town, organisations[kind], kind);
}

/** A function at the intake of Degerfors from now on, unless it is said otherwise. */
export function functionAs(role: Role, changes: Partial<NewFunction> = {}): NewFunction {
  const unitId = unitIn('degerfors', 'intake');
  return { role, unitId, from: null, to: null, deputyFor: null, needToKnow: false, ...changes };
}

/** Somebody new, as an officer unless it is said otherwise. */
export function somebody(login: string, changes: Partial<NewFunction> = {}): StatedPerson {
  return { ...contact, login, function: functionAs(changes.role ?? 'officer', changes) };
}

export type Staff = {
  readonly personId: (login: string) => Promise<string>;
  /** The ids of the functions that somebody holds, has held and will, the newest first. */
  readonly functionIds: (login: string) => Promise<readonly string[]>;
};

export function staffOf({ raw }: TestSystem): Staff {
  const idsOf = async (sql: string, login: string): Promise<readonly string[]> =>
    (await select<{ id: string }>(raw, sql, [login])).map(({ id }) => id);
  return {
    personId: async (login) => {
      const [id] = await idsOf(`select id from person where subject = ?`, login);
      if (!id) throw new Error(`nobody is called ${login}`);
      return id;
    },
    functionIds: (login) =>
      idsOf(
        `select a.id from assignment a join person p on p.id = a.person_id where p.subject = ?
         order by a.valid_from desc, a.id desc`,
        login,
      ),
  };
}
