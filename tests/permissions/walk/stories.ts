import { signatoryRoles } from '../../../domain/access/roles.ts';
import type { Caller } from '../situations.ts';
import type { Identity } from './door.ts';
import type { Story } from './lives.ts';
import { otherTown, type Town } from './towns.ts';
import type { Walker } from './walker.ts';

/** The people a town's reports are told with. */
export type Cast = { readonly town: Town; readonly walker: Walker; readonly otherSchool: string };

const writers = ['teacher', 'rektor', 'skolskoterska', 'kurator', 'client'] as const;
const ownStories = (
  suffix: string,
  story: (caller: (typeof writers)[number]) => Story,
): readonly (readonly [string, Story])[] =>
  writers.map((caller) => [`own of ${caller}${suffix}`, story(caller)]);

/** Lives that are not the usual one. */
const ends: Readonly<Record<string, Pick<NonNullable<Story['lived']>, 'ends'>>> = {
  teacher: { ends: 'covered' },
  skolskoterska: { ends: 'asked' },
};

/** A colleague's signature; the skolskoterska asks for none, and a client is no reader of its own. */
const signers: Readonly<Record<string, string>> = {
  teacher: 'rektor',
  rektor: 'kurator',
  kurator: 'rektor',
};

const inDegerfors = ({ town, walker }: Cast): readonly (readonly [string, Story])[] => {
  const owner = `socialsekreterare2.${town}`;
  const author = { login: `larare.${town}` };
  const asksTheRektor: Story = { author, to: town, exclude: ['skolskoterska', 'kurator'] };
  const signer = (caller: Caller): { signer?: Identity } =>
    signers[caller] ? { signer: { login: `${signers[caller]}.${town}` } } : {};
  return [
    ...ownStories('', (caller) => ({
      author: walker.as(caller),
      to: town,
      ...(caller !== 'client' && {
        lived: { owner, ...signer(caller), ...ends[caller] },
      }),
    })),
    ['asks the rektor', asksTheRektor],
    ['asked the rektor last week', { ...asksTheRektor, lastWeek: true }],
    [
      'of another organisation',
      {
        author: { login: `larare2.${town}` },
        to: town,
        lived: { owner, signer: { login: `rektor2.${town}` } },
      },
    ],
    ['sent away', { author, to: otherTown(town), exclude: signatoryRoles }],
  ];
};

const inKinda = ({ town, walker, otherSchool }: Cast): readonly (readonly [string, Story])[] => {
  const owner = `socialsekreterare2.${town}`;
  const colleague: Story = { author: { login: `larare.${town}` }, to: town };
  const secret: Story = { ...colleague, exclude: signatoryRoles, protectedIdentity: true };
  return [
    ...ownStories(', sent away', (caller) => ({
      author: walker.as(caller),
      to: otherTown(town),
    })),
    ['asks all', { ...colleague, lived: { owner, signer: { login: `skolskoterska.${town}` } } }],
    ['asks nobody', { ...colleague, exclude: signatoryRoles, lived: { owner } }],
    [
      'held by the caller',
      {
        ...colleague,
        exclude: signatoryRoles,
        lived: { owner: walker.login, ends: 'changed' },
      },
    ],
    ['protected', { ...secret, lived: { owner: `socialsekreterare1.${town}` } }],
    [
      'protected, held by the caller',
      { ...secret, lived: { owner: walker.login, ends: 'changed' } },
    ],
    ['of another school', { author: { login: otherSchool }, to: town }],
    ...signatoryRoles.map(
      (role) => [`leaves out the ${role}`, { ...colleague, exclude: [role] }] as const,
    ),
  ];
};

/** The reports of each town, by the names that the places use. */
export const stories: Readonly<
  Record<Town, (cast: Cast) => readonly (readonly [name: string, story: Story])[]>
> = { degerfors: inDegerfors, kinda: inKinda };
