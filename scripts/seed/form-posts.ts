import type { Place } from './posts.ts';

/** A cooperation form to which children are handed over, and who takes them there. */
export type FormPost = {
  /** The form's key in the municipality's file, and the login's first part. */
  readonly form: string;
  readonly unit: string;
  readonly title: string;
  readonly givenName: string;
};

/** One for each form of the presets that a hand-over can lead to. Each has an organisation of its own. */
export const formPosts: Readonly<Record<Place['slug'], readonly FormPost[]>> = {
  degerfors: [
    {
      form: 'barnhalsoteam',
      unit: 'Barnhälsoteamet',
      title: 'Förskolans specialpedagog',
      givenName: 'Gunilla',
    },
    { form: 'ior', unit: 'IOR', title: 'Föräldravägledare', givenName: 'Roger' },
    { form: 'pinocchio', unit: 'Pinocchio', title: 'Folkhälsoutvecklare', givenName: 'Cecilia' },
    { form: 'steget', unit: 'Steget', title: 'Gruppledare', givenName: 'Patrik' },
    { form: 'sig', unit: 'SIG', title: 'Samordnare', givenName: 'Yvonne' },
  ],
  atvidaberg: [],
  kinda: [{ form: 'sspf', unit: 'SSPF', title: 'SSPF-samordnare', givenName: 'Tommy' }],
  nordanstig: [{ form: 'sspf', unit: 'SSPF', title: 'SSPF-samordnare', givenName: 'Gun' }],
};
