import { assertionForm, clientAssertion, type AssertionChanges } from '../access-token.ts';
import type { Answer } from './asking.ts';
import { judge, type Attack, type Family } from './attack.ts';
import { elsewhere, schoolSystem } from './cast.ts';
import { documented } from './published.ts';
import type { Target } from './target.ts';

const path = '/oauth/token';

const handIn = async (target: Target, form: string): Promise<Answer> =>
  target.ask({
    method: 'POST',
    path,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form,
    from: await target.once('a stranger’s address', target.newAddress),
  });

const signIn = (target: Target, assertion: string): Promise<Answer> =>
  handIn(target, new URLSearchParams(assertionForm(assertion)).toString());

/** @param signer whose key signs */
const assertion = (
  { origin, dataFolder }: Target,
  changes: AssertionChanges = {},
  signer = schoolSystem,
): Promise<string> => clientAssertion({ origin, dataFolder, login: signer }, changes);

const otherSystem = `skolsystem.${elsewhere}`;
const unknownSystem = 'skolsystem.nowhere';

const changed: readonly (readonly [name: string, change: (target: Target) => AssertionChanges])[] =
  [
    [
      'for us and somebody else',
      ({ origin }) => ({ audience: [`${origin}${path}`, 'https://other.example/oauth/token'] }),
    ],
    ['for somebody else', () => ({ audience: 'https://other.example/oauth/token' })],
    ['that lives ten years', () => ({ seconds: 315_360_000 })],
    ['in the name of another client', () => ({ as: otherSystem })],
  ];

const refusedAssertion = ([name, change]: (typeof changed)[number]): Attack => ({
  name: `an assertion ${name}`,
  try: async (target) => {
    const refused = await signIn(target, await assertion(target, change(target)));
    const taken = await signIn(target, await assertion(target));
    return judge(
      ['answered', refused.status, 401],
      ['error', refused.body['error'], 'invalid_client'],
      ['the same without the change', taken.status, 200],
    );
  },
});

const usedTwice: Attack = {
  name: 'an assertion used twice',
  try: async (target) => {
    const one = await assertion(target);
    const [first, second] = [await signIn(target, one), await signIn(target, one)];
    return judge(['first', first.status, 200], ['again', second.status, 401]);
  },
};

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

const mostTimes = 2;
const tries = { short: 20, long: 60 } as const;
/** A busy moment of the machine can fall on one of the two, but not in every round. */
const mostRounds = 3;

type Compared = { readonly answers: readonly Answer[]; readonly medians: readonly number[] };

/** Asks as both by turns, so that what else the machine does falls on both alike. */
const compared = async (target: Target): Promise<Compared> => {
  const [unknown, known]: [Answer[], Answer[]] = [[], []];
  for (let n = 0; n < tries[target.short ? 'short' : 'long']; n += 1) {
    unknown.push(await signIn(target, await assertion(target, { as: unknownSystem })));
    known.push(await signIn(target, await assertion(target, { as: schoolSystem }, otherSystem)));
  }
  const medians = [unknown, known].map((of) => median(of.map(({ ms }) => ms)));
  return { answers: [...unknown, ...known], medians };
};

const isEqual = ({ medians }: Compared): boolean =>
  Math.max(...medians) < mostTimes * Math.min(...medians);

const equalWork: Attack = {
  name: 'who exists, by answer and by time: an unknown client and one with a wrong key',
  try: async (target) => {
    let last = await compared(target);
    for (let round = 1; round < mostRounds && !isEqual(last); round += 1) {
      last = await compared(target);
    }
    const { answers, medians } = last;
    const said = new Set(answers.map(({ status, text }) => `${status} ${text}`));
    const times = medians.map((ms) => ms.toFixed(1)).join(' and ');
    return judge(
      ['answers', said.size, 1],
      ['status', answers[0]?.status, 401],
      [`medians ${times} ms`, isEqual(last), true],
    );
  },
};

const tooLong: Attack = {
  name: 'a form of more than 32 kB',
  try: async (target) => {
    const answer = await handIn(target, `client_assertion=${'a'.repeat(40_000)}`);
    const small = await handIn(target, 'client_assertion=a');
    return judge(
      ['answered', answer.status, 413],
      ['documented', (await documented(target, path, 'post')).includes(413), true],
      ['a small one', small.status, 400],
    );
  },
};

/** The token endpoint of the agencies' systems. */
export const endpoint: Family = {
  name: 'endpoint',
  attacks: [...changed.map(refusedAssertion), usedTwice, equalWork, tooLong],
};
