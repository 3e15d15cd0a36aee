import type { TestPlace } from './test-people.tsx';

type Person = {
  readonly login: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly title: string;
};
export type Seeded = {
  readonly name: string;
  readonly organisations: readonly {
    readonly units: readonly { readonly name: string; readonly people: readonly Person[] }[];
  }[];
  readonly clients: readonly { readonly login: string; readonly name: string }[];
};

/** The seeded people as the start page lists them, agency systems last in each municipality. */
export function testPlacesOf(municipalities: readonly Seeded[]): readonly TestPlace[] {
  return municipalities.map(({ name, organisations, clients }) => ({
    name,
    people: [
      ...organisations.flatMap(({ units }) =>
        units.flatMap((unit) =>
          unit.people.map(({ login, givenName, familyName, title }) => ({
            login,
            name: `${givenName} ${familyName}`,
            title,
            unit: unit.name,
            isSystem: false,
          })),
        ),
      ),
      ...clients.map((client) => ({ ...client, title: 'System', unit: '–', isSystem: true })),
    ],
  }));
}
