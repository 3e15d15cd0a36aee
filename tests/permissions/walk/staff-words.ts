import { seedId } from '../../../scripts/seed/seed-database.ts';

/** A function at the seeded school of a town. */
export function functionIn(slug: string, role = 'teacher'): object {
  const unitId = seedId(slug, 'schools', 'school');
  return { role, unitId, from: null, to: null, deputyFor: null, needToKnow: false };
}

const contact = {
  givenName: 'Alva',
  familyName: 'Prov',
  title: 'Lärare',
  phone: null,
  email: null,
} as const;

/** Somebody new, whose login nobody else has. */
export function personIn(slug: string, login = `ny.${slug}`): object {
  return { ...contact, login, function: functionIn(slug) };
}

export const renamed = { ...contact, familyName: 'Påhittad' } as const;
