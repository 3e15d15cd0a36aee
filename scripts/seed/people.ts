import type { Role } from '../../domain/access/roles.ts';
import type { WeeklyHours } from '../../domain/people/on-duty.ts';
import { formPosts, type FormPost } from './form-posts.ts';
import { givenNames, places, posts, type Place, type Post } from './posts.ts';

/** People, units and organisations that development and tests start with: nobody of them exists. */
export type SeedPerson = {
  /** `<function>.<municipality>`; also the subject of the person's tokens. */
  readonly login: string;
  readonly role: Role;
  readonly givenName: string;
  readonly familyName: string;
  readonly title: string;
  readonly phone: string;
  readonly email: string;
  /** The function this person steps in for. */
  readonly deputyFor?: Role;
  /** Where they are not the office's. */
  readonly hours: WeeklyHours | null;
  /** Whether she may know of reports on people with protected identity. */
  readonly needToKnow: boolean;
};

export type SeedUnit = {
  readonly key: 'school' | 'independentSchool' | 'intake' | 'management' | 'form';
  readonly kind: 'school' | 'intake' | 'management' | 'form';
  readonly name: string;
  /** The key of the cooperation form whose unit it is. */
  readonly form: string | null;
  readonly people: readonly SeedPerson[];
};

export type SeedOrganisation = {
  /** Unique within its municipality. */
  readonly key: 'schools' | 'independentSchool' | 'socialServices' | `form-${string}`;
  readonly kind: 'school' | 'socialServices' | 'cooperation';
  readonly name: string;
  readonly units: readonly SeedUnit[];
};

/** An agency's own system; it signs in with a key, see `client-keys.ts`. */
export type SeedClient = {
  readonly login: string;
  readonly organisationKey: SeedOrganisation['key'];
  readonly name: string;
};

export type SeedMunicipality = {
  /** The municipality's four-digit code. */
  readonly code: string;
  readonly slug: string;
  readonly name: string;
  readonly organisations: readonly SeedOrganisation[];
  readonly clients: readonly SeedClient[];
};

const familyNames = ['Test', 'Prov', 'Exempel', 'Påhittad'] as const;

/** Each municipality has its own twenty of the 031-390 06 00–99 that are kept free for fiction. */
const phone = (place: Place, post: number): string =>
  `031-390 06 ${String(places.indexOf(place) * 20 + post).padStart(2, '0')}`;

const personAt = (place: Place, post: Post, number: number): SeedPerson => {
  const login = `${post.login}.${place.slug}`;
  const shift = number + places.indexOf(place);
  return {
    login,
    role: post.role,
    givenName: givenNames[place.slug][number] ?? '',
    familyName: familyNames[shift % familyNames.length] ?? '',
    title: post.title,
    phone: phone(place, number),
    email: `${login}@example.se`,
    ...(post.deputyFor ? { deputyFor: post.deputyFor } : {}),
    hours: post.hours ?? null,
    needToKnow: post.needToKnow ?? false,
  };
};

const unit = (place: Place, key: Post['unit'], name: string): SeedUnit => ({
  key,
  kind: key === 'independentSchool' ? 'school' : key,
  name,
  form: null,
  people: posts.flatMap((post, number) =>
    post.unit === key ? [personAt(place, post, number)] : [],
  ),
});

const contactAt = (place: Place, post: FormPost, number: number): SeedPerson => {
  const login = `${post.form}.${place.slug}`;
  return {
    login,
    role: 'contactFunction',
    givenName: post.givenName,
    familyName: familyNames[number % familyNames.length] ?? '',
    title: post.title,
    phone: phone(place, posts.length + number),
    email: `${login}@example.se`,
    hours: null,
    needToKnow: false,
  };
};

const formsOf = (place: Place): readonly SeedOrganisation[] =>
  formPosts[place.slug].map((post, number) => {
    const name = `${post.unit} i ${place.name}`;
    const people = [contactAt(place, post, number)];
    return {
      key: `form-${post.form}`,
      kind: 'cooperation',
      name,
      units: [{ key: 'form', kind: 'form', name, form: post.form, people }],
    };
  });

const organisationsOf = (place: Place): readonly SeedOrganisation[] => [
  {
    key: 'schools',
    kind: 'school',
    name: `${place.authority}, skolan`,
    units: [unit(place, 'school', `Exempelskolan i ${place.name}`)],
  },
  {
    key: 'independentSchool',
    kind: 'school',
    name: `Provskolan i ${place.name} AB`,
    units: [unit(place, 'independentSchool', `Provskolan i ${place.name}`)],
  },
  {
    key: 'socialServices',
    kind: 'socialServices',
    name: `${place.authority}, socialtjänsten`,
    units: [
      unit(place, 'intake', `IFO mottagning ${place.name}`),
      unit(place, 'management', 'Förvaltningsledning'),
    ],
  },
  ...formsOf(place),
];

export const seedMunicipalities: readonly SeedMunicipality[] = places.map((place) => ({
  code: place.code,
  slug: place.slug,
  name: place.name,
  organisations: organisationsOf(place),
  clients: [
    {
      login: `skolsystem.${place.slug}`,
      organisationKey: 'schools',
      name: `Skolsystemet i ${place.name}`,
    },
  ],
}));

export const seedPeople: readonly SeedPerson[] = seedMunicipalities.flatMap(({ organisations }) =>
  organisations.flatMap(({ units }) => units.flatMap(({ people }) => people)),
);

export const seedClients: readonly SeedClient[] = seedMunicipalities.flatMap(
  ({ clients }) => clients,
);
