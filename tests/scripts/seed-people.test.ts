import { describe, expect, it } from 'vitest';
import { roles } from '../../domain/access/roles.ts';
import { seedClients, seedMunicipalities, seedPeople } from '../../scripts/seed/people.ts';

const functions = [
  'larare',
  'rektor',
  'skolskoterska',
  'kurator',
  'bitrrektor',
  'socialsekreterare1',
  'socialsekreterare2',
  'ifochef',
  'bitrifochef',
  'socialchef',
  'granskare',
  'forvaltare',
  'larare2',
  'rektor2',
];

const different = (values: readonly string[]): number => new Set(values).size;

describe('the seeded people', () => {
  it.each([
    ['1862', 'degerfors'],
    ['0561', 'atvidaberg'],
    ['0513', 'kinda'],
    ['2132', 'nordanstig'],
  ])('hold every function in %s %s', (code, slug) => {
    const municipality = seedMunicipalities.find((one) => one.code === code);
    const people = municipality?.organisations.flatMap(({ units }) =>
      units.flatMap((unit) => unit.people),
    );
    expect(people?.map(({ login }) => login).sort()).toEqual(
      functions.map((login) => `${login}.${slug}`).sort(),
    );
    expect(new Set(people?.map(({ role }) => role))).toEqual(new Set(roles));
    expect(municipality?.clients.map(({ login }) => login)).toEqual([`skolsystem.${slug}`]);
  });

  it('have numbers kept free for fiction, names a search finds, mail nobody gets', () => {
    for (const person of seedPeople) {
      expect(person.phone).toMatch(/^031-390 06 \d\d$/);
      expect(['Test', 'Prov', 'Exempel', 'Påhittad']).toContain(person.familyName);
      expect(person.givenName).toMatch(/^\p{Lu}\p{Ll}+$/u);
      expect(person.email).toBe(`${person.login}@example.se`);
    }
  });

  it('are told apart by login, phone and full name', () => {
    expect(seedPeople).toHaveLength(56);
    expect(different([...seedPeople, ...seedClients].map(({ login }) => login))).toBe(60);
    expect(different(seedPeople.map(({ phone }) => phone))).toBe(56);
    expect(different(seedPeople.map((one) => `${one.givenName} ${one.familyName}`))).toBe(56);
  });

  it('stand at units of three organisations, so that senders differ', () => {
    for (const { organisations } of seedMunicipalities) {
      expect(
        organisations.map(({ key, kind, units }) => [key, kind, units.map((unit) => unit.kind)]),
      ).toEqual([
        ['schools', 'school', ['school']],
        ['independentSchool', 'school', ['school']],
        ['socialServices', 'socialServices', ['intake', 'management']],
      ]);
    }
  });

  it('name whom a deputy steps in for', () => {
    const deputies = seedPeople.filter(({ deputyFor }) => deputyFor !== undefined);
    expect(new Set(deputies.map(({ role, deputyFor }) => `${role} for ${deputyFor}`))).toEqual(
      new Set(['rektor for rektor', 'deputyIfoChef for ifoChef']),
    );
    expect(deputies).toHaveLength(8);
  });
});
