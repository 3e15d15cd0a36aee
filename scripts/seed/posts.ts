import type { Role } from '../../domain/access/roles.ts';
import type { WeeklyHours } from '../../domain/people/on-duty.ts';

/** The functions that are filled alike in every seeded municipality, and by whom. */
export type Post = {
  readonly unit: 'school' | 'independentSchool' | 'intake' | 'management';
  readonly login: string;
  readonly role: Role;
  readonly title: string;
  readonly deputyFor?: Role;
  /** Where they are not the office's. */
  readonly hours?: WeeklyHours;
  /** Whether the officer may know of reports on people with protected identity. */
  readonly needToKnow?: true;
};

const wholeDay = { opens: '08:00', closes: '16:30' } as const;
const fourDays: WeeklyHours = {
  monday: wholeDay,
  tuesday: wholeDay,
  wednesday: { opens: '08:00', closes: '12:00' },
  thursday: wholeDay,
};

export const posts: readonly Post[] = [
  { unit: 'school', login: 'larare', role: 'teacher', title: 'Lärare' },
  { unit: 'school', login: 'rektor', role: 'rektor', title: 'Rektor' },
  { unit: 'school', login: 'skolskoterska', role: 'skolskoterska', title: 'Skolsköterska' },
  { unit: 'school', login: 'kurator', role: 'kurator', title: 'Kurator' },
  {
    unit: 'school',
    login: 'bitrrektor',
    role: 'rektor',
    title: 'Biträdande rektor',
    deputyFor: 'rektor',
  },
  {
    unit: 'intake',
    login: 'socialsekreterare1',
    role: 'officer',
    title: 'Socialsekreterare',
    needToKnow: true,
  },
  {
    unit: 'intake',
    login: 'socialsekreterare2',
    role: 'officer',
    title: 'Socialsekreterare',
    hours: fourDays,
  },
  { unit: 'intake', login: 'ifochef', role: 'ifoChef', title: 'IFO-chef' },
  {
    unit: 'intake',
    login: 'bitrifochef',
    role: 'deputyIfoChef',
    title: 'Biträdande IFO-chef',
    deputyFor: 'ifoChef',
  },
  { unit: 'management', login: 'socialchef', role: 'socialchef', title: 'Socialchef' },
  { unit: 'management', login: 'granskare', role: 'auditor', title: 'Granskare' },
  { unit: 'management', login: 'forvaltare', role: 'administrator', title: 'Systemförvaltare' },
  { unit: 'independentSchool', login: 'larare2', role: 'teacher', title: 'Lärare' },
  { unit: 'independentSchool', login: 'rektor2', role: 'rektor', title: 'Rektor' },
];

export const places = [
  { code: '1862', slug: 'degerfors', name: 'Degerfors', authority: 'Degerfors kommun' },
  { code: '0561', slug: 'atvidaberg', name: 'Åtvidaberg', authority: 'Åtvidabergs kommun' },
  { code: '0513', slug: 'kinda', name: 'Kinda', authority: 'Kinda kommun' },
  { code: '2132', slug: 'nordanstig', name: 'Nordanstig', authority: 'Nordanstigs kommun' },
] as const;
export type Place = (typeof places)[number];

/** One for each post, in the order of the posts. */
export const givenNames: Readonly<Record<Place['slug'], readonly string[]>> = {
  degerfors: [
    'Karin',
    'Lars',
    'Eva',
    'Anders',
    'Maria',
    'Johan',
    'Anna',
    'Birgitta',
    'Mikael',
    'Kerstin',
    'Per',
    'Lena',
    'Erik',
    'Sara',
  ],
  atvidaberg: [
    'Emma',
    'Karl',
    'Elisabeth',
    'Fredrik',
    'Kristina',
    'Daniel',
    'Margareta',
    'Peter',
    'Ingrid',
    'Jan',
    'Helena',
    'Thomas',
    'Sofia',
    'Magnus',
  ],
  kinda: [
    'Nils',
    'Linnéa',
    'Stefan',
    'Marie',
    'Gunnar',
    'Malin',
    'Jonas',
    'Jenny',
    'Bengt',
    'Åsa',
    'Mats',
    'Ulrika',
    'Henrik',
    'Camilla',
  ],
  nordanstig: [
    'Hanna',
    'Olof',
    'Monica',
    'Andreas',
    'Susanne',
    'Björn',
    'Therese',
    'Martin',
    'Annika',
    'Sven',
    'Elin',
    'Robert',
    'Ida',
    'Viktor',
  ],
};
