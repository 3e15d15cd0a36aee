import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { roles } from '../../domain/access/roles.ts';
import { formPosts } from '../../scripts/seed/form-posts.ts';
import { places } from '../../scripts/seed/posts.ts';
import { parseSettings } from '../../services/people/settings.ts';
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
  ] as const)('hold every function in %s %s', (code, slug) => {
    const municipality = seedMunicipalities.find((one) => one.code === code);
    const people = municipality?.organisations.flatMap(({ units }) =>
      units.flatMap((unit) => unit.people),
    );
    expect(people?.map(({ login }) => login).sort()).toEqual(
      [...functions, ...formPosts[slug].map(({ form }) => form)]
        .map((login) => `${login}.${slug}`)
        .sort(),
    );
    const held = roles.filter((role) => role !== 'contactFunction' || formPosts[slug].length > 0);
    expect(new Set(people?.map(({ role }) => role))).toEqual(new Set(held));
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
    expect(seedPeople).toHaveLength(63);
    expect(different([...seedPeople, ...seedClients].map(({ login }) => login))).toBe(67);
    expect(different(seedPeople.map(({ phone }) => phone))).toBe(63);
    expect(different(seedPeople.map((one) => `${one.givenName} ${one.familyName}`))).toBe(63);
  });

  it('stand at units of three organisations, so that senders differ', () => {
    for (const { organisations } of seedMunicipalities) {
      const own = organisations.filter(({ kind }) => kind !== 'cooperation');
      expect(
        own.map(({ key, kind, units }) => [key, kind, units.map((unit) => unit.kind)]),
      ).toEqual([
        ['schools', 'school', ['school']],
        ['independentSchool', 'school', ['school']],
        ['socialServices', 'socialServices', ['intake', 'management']],
      ]);
    }
  });

  it.each(places)('$name has a unit for each form that children are handed over to', ({ slug }) => {
    const file = new URL(`../../config/municipalities/${slug}.json`, import.meta.url);
    const { cooperationForms } = parseSettings(readFileSync(file, 'utf8'));
    const referred = cooperationForms.filter(({ offer }) => offer === 'referral');
    const seeded = seedMunicipalities.find((one) => one.slug === slug);
    const units = seeded?.organisations
      .flatMap((one) => one.units)
      .flatMap(({ form }) => form ?? []);
    expect(units).toEqual(referred.map(({ key }) => key));
  });

  it('name whom a deputy steps in for', () => {
    const deputies = seedPeople.filter(({ deputyFor }) => deputyFor !== undefined);
    expect(new Set(deputies.map(({ role, deputyFor }) => `${role} for ${deputyFor}`))).toEqual(
      new Set(['rektor for rektor', 'deputyIfoChef for ifoChef']),
    );
    expect(deputies).toHaveLength(8);
  });
});
