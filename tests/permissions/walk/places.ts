import {
  isSignatoryRole,
  signatoryRoles,
  sideOfRole,
  type SignatoryRole,
} from '../../../domain/roles.ts';
import type { Caller } from '../situations.ts';
import type { Identity } from './door.ts';
import type { Story } from './lives.ts';
import { otherTown, type Town } from './towns.ts';
import type { Walker } from './walker.ts';

/** The people a town's reports are told with. */
export type Cast = { readonly town: Town; readonly walker: Walker; readonly otherSchool: string };

export type Place = {
  /** Where the callers of this situation work. */
  readonly town: Town;
  /**
   * `every`: each route there is. `onePerAction`: the action's first route, for what tells no two
   * actions apart that those of `every` do not.
   */
  readonly routes: 'every' | 'onePerAction';
  /** What makes the situation is on one side only; to the other it is like any other report. */
  readonly callers: 'all' | 'senders' | 'receivers';
  /** Which report it is to a caller, by the names below. */
  readonly report: (caller: Caller) => string;
  readonly identity: (walker: Walker, caller: Caller) => Identity;
};

const home: Place['identity'] = (walker, caller) => walker.as(caller);

export const isSender = (caller: Caller): boolean =>
  caller === 'client' || sideOfRole(caller) === 'sender';

/** A receiver wrote it as a teacher and acts in another function now. */
const writer = (caller: Caller): Caller => (isSender(caller) ? caller : 'teacher');

const leftOut = (caller: Caller): SignatoryRole =>
  caller !== 'client' && isSignatoryRole(caller) ? caller : 'rektor';

/** Where each situation of a report is walked: half of them in each municipality. */
export const places: Readonly<Record<string, Place>> = {
  'own report': {
    town: 'degerfors',
    routes: 'every',
    callers: 'all',
    report: (caller) => `own of ${writer(caller)}`,
    identity: home,
  },
  'own report in another organisation': {
    town: 'degerfors',
    routes: 'onePerAction',
    callers: 'all',
    report: (caller) => `own of ${writer(caller)}`,
    identity: (walker, caller) => walker.away(caller),
  },
  'own report to another municipality': {
    town: 'atvidaberg',
    routes: 'onePerAction',
    callers: 'all',
    report: (caller) => `own of ${writer(caller)}, sent away`,
    identity: home,
  },
  'asked to sign': {
    town: 'atvidaberg',
    routes: 'every',
    callers: 'senders',
    report: () => 'asks all',
    identity: home,
  },
  'asked to sign at another school': {
    town: 'atvidaberg',
    routes: 'onePerAction',
    callers: 'senders',
    report: () => 'of another school',
    identity: home,
  },
  'deputy before the first rung': {
    town: 'degerfors',
    routes: 'onePerAction',
    callers: 'senders',
    report: () => 'asks the rektor',
    identity: (walker, caller) => walker.asDeputy(caller),
  },
  'deputy after the first rung': {
    town: 'degerfors',
    routes: 'onePerAction',
    callers: 'senders',
    report: () => 'asked the rektor last week',
    identity: (walker, caller) => walker.asDeputy(caller),
  },
  'excluded from signing': {
    town: 'atvidaberg',
    routes: 'onePerAction',
    callers: 'senders',
    report: (caller) => `leaves out the ${leftOut(caller)}`,
    identity: home,
  },
  "other teacher's report": {
    town: 'atvidaberg',
    routes: 'onePerAction',
    callers: 'all',
    report: () => 'asks nobody',
    identity: home,
  },
  'other school organisation': {
    town: 'degerfors',
    routes: 'onePerAction',
    callers: 'all',
    report: () => 'of another organisation',
    identity: home,
  },
  'case owner': {
    town: 'atvidaberg',
    routes: 'every',
    callers: 'receivers',
    report: () => 'held by the caller',
    identity: home,
  },
  'not owner': {
    town: 'atvidaberg',
    routes: 'onePerAction',
    callers: 'all',
    report: () => 'asks nobody',
    identity: home,
  },
  'other municipality': {
    town: 'degerfors',
    routes: 'every',
    callers: 'all',
    report: () => 'sent away',
    identity: home,
  },
};

/** Whether the walk asks as this caller there. */
export const standsAt = ({ callers }: Place, caller: Caller): boolean =>
  callers === 'all' || (callers === 'senders') === isSender(caller);

const writers = ['teacher', 'rektor', 'skolskoterska', 'kurator', 'client'] as const;
const ownStories = (
  suffix: string,
  story: (caller: (typeof writers)[number]) => Story,
): readonly (readonly [string, Story])[] =>
  writers.map((caller) => [`own of ${caller}${suffix}`, story(caller)]);

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
      ...(caller !== 'client' && { lived: { owner, ...signer(caller) } }),
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

const inAtvidaberg = ({
  town,
  walker,
  otherSchool,
}: Cast): readonly (readonly [string, Story])[] => {
  const owner = `socialsekreterare2.${town}`;
  const colleague: Story = { author: { login: `larare.${town}` }, to: town };
  return [
    ...ownStories(', sent away', (caller) => ({
      author: walker.as(caller),
      to: otherTown(town),
    })),
    ['asks all', { ...colleague, lived: { owner, signer: { login: `skolskoterska.${town}` } } }],
    ['asks nobody', { ...colleague, exclude: signatoryRoles, lived: { owner } }],
    [
      'held by the caller',
      { ...colleague, exclude: signatoryRoles, lived: { owner: walker.login } },
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
> = { degerfors: inDegerfors, atvidaberg: inAtvidaberg };
