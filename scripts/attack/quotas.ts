import type { Answer } from './asking.ts';
import { judge, type Attack, type Family, type Outcome, type Sight } from './attack.ts';
import { elsewhere, here, multiplier, spender, teacher, type Town } from './cast.ts';
import { comesTrue, expectStatus, inDanger, sent, smallReport } from './reports.ts';
import type { Target } from './target.ts';
import { hasLetters } from './verifier.ts';

const refusal = (answer: Answer): readonly Sight[] => [
  ['at last', answer.status, 429],
  ['Retry-After in seconds', Number(answer.headers['retry-after']) > 0, true],
];

/** Asks some at a time until one is refused for a quota. @returns that answer, or the last one */
const untilRefused = async (
  ask: () => Promise<Answer>,
  { most, atOnce }: { readonly most: number; readonly atOnce: number },
): Promise<Answer> => {
  for (let asked = 0; ; asked += atOnce) {
    const answers = await Promise.all(Array.from({ length: atOnce }, ask));
    const refused = answers.find(({ status }) => status === 429);
    const last = refused ?? (asked + atOnce >= most ? answers.at(-1) : undefined);
    if (last) return last;
  }
};

const me = (target: Target, token: string, from?: string): Promise<Answer> =>
  target.ask({
    method: 'GET',
    path: '/api/v1/me',
    headers: { authorization: `Bearer ${token}` },
    from,
  });

/** More than any figure that an installation states for ten minutes. */
const mostWrongTokens = 20_000;

const wrongTokens: Attack = {
  name: 'wrong tokens without end from one address',
  try: async (target) => {
    const from = await target.newAddress();
    const try_ = (): Promise<Answer> => me(target, 'not.a.token', from);
    const first = expectStatus('a wrong token', await try_(), 401);
    const last = await untilRefused(try_, { most: mostWrongTokens, atOnce: 50 });
    const person = await me(target, await target.tokenOf(teacher), from);
    const other = await me(target, 'not.a.token', await target.newAddress());
    return judge(
      ['the first', first.status, 401],
      ...refusal(last),
      ['whoever is logged in there', person.status, 200],
      ['another address', other.status, from === undefined ? 429 : 401],
    );
  },
};

/**
 * The same key and the same words in every run, so that the report is sent by the first run alone
 * and every later one sends it again, also while the sender's quota is used up from before.
 */
const known = { 'idempotency-key': '6f9d7c6e-5d0b-4c5e-9a55-3f0f6f1c2b10' };
const town: Town = 'nordanstig';

/** Is refused for its form and weighs its bytes, so that nothing is stored or drawn for it. */
const formless = (bytes: number): object => ({ x: 'x'.repeat(bytes) });
/** Each fills what the one before it left, since a body that is refused for a quota costs nothing. */
const weights = [250_000, 20_000, 1] as const;
/** Together a hundred megabytes. */
const mostFormless = 400;

const exhausted = (target: Target): Promise<{ readonly before: Answer; readonly last: Answer }> =>
  target.once('a person whose quota is used up', async () => {
    const before = await target.post(spender, '/reports', smallReport(town), known);
    expectStatus('a report of the person who uses up her quota', before, 201);
    let last = before;
    for (const bytes of weights) {
      const spend = (): Promise<Answer> => target.post(spender, '/reports', formless(bytes));
      last = await untilRefused(spend, { most: mostFormless, atOnce: 4 });
    }
    return { before, last };
  });

const deeds: Attack = {
  name: 'deeds without end by one person, by weight',
  try: async (target) => {
    const { last } = await exhausted(target);
    const small = await target.post(spender, '/reports', smallReport(town));
    const other = await target.post(teacher, '/reports', smallReport(here));
    return judge(
      ...refusal(last),
      ['a small report after it', small.status, 429],
      ['another person’s', other.status, 201],
    );
  },
};

const replay: Attack = {
  name: 'what she was answered before is answered again under its key, when all is used up',
  try: async (target) => {
    const { before } = await exhausted(target);
    const again = await target.post(spender, '/reports', smallReport(town), known);
    return judge(
      ['the replay', again.status, 201],
      ['it is the same answer', again.text === before.text, true],
    );
  },
};

const urgent: Attack = {
  name: 'her report that answers yes on acute danger is taken nevertheless',
  try: async (target) => {
    await exhausted(target);
    const acute = await target.post(spender, '/reports', smallReport(town, inDanger));
    const calm = await target.post(spender, '/reports', smallReport(town));
    return judge(['acute', acute.status, 201], ['another', calm.status, 429]);
  },
};

/** Fifty siblings, and texts up to 239 kB. */
const amplified = (): Record<string, unknown> => {
  const list = Array.from({ length: 50 }, (_, index) => ({
    givenName: `Barn ${index}`,
    familyName: 'Påhittad',
  }));
  const events = Array.from({ length: 12 }, () => ({ what: 'Ord. '.repeat(3_850) }));
  return smallReport(elsewhere, { events, siblings: { answer: 'yes', list } });
};
const lettersWithinMs = 30_000;

const amplification: Attack = {
  name: 'three bodies of 239 kB with fifty siblings, and an acute report in another municipality',
  longOnly: 'the worker draws 102 long letters for minutes',
  try: async (target): Promise<Outcome> => {
    const body = amplified();
    const bytes = Buffer.byteLength(JSON.stringify(body));
    const began = await Promise.all([1, 2, 3].map(() => target.post(multiplier, '/reports', body)));
    const report = await sent(target, teacher, smallReport(here, inDanger));
    const isThere = await comesTrue(() => hasLetters(target, report), lettersWithinMs);
    const statuses = began.map(({ status }) => status).toSorted((a, b) => a - b);
    return judge(
      ['each of them some 239 kB', bytes > 220_000 && bytes < 256_000, true],
      // In a second run within the hour the first is refused as well.
      ['the second and third', statuses.slice(1), [429, 429]],
      [`the first ${statuses[0]}`, statuses[0] === 201 || statuses[0] === 429, true],
      ['the acute report has its letters within 30 s', isThere, true],
    );
  },
};

/**
 * Nobody takes the time of others. A quota lasts an hour, and a run within the hour
 * finds the people already refused, which holds as well.
 */
export const quotas: Family = {
  name: 'quotas',
  attacks: [wrongTokens, deeds, replay, urgent, amplification],
};
