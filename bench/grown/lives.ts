import { randomUUID } from 'node:crypto';
import type { Db } from '../../database/connection.ts';
import { functionsOfSubject } from '../../database/people/people-store.ts';
import { sha256 } from '../../platform/crypto/hash.ts';
import type { Call } from '../../services/acting/call.ts';
import type { Deps } from '../../services/acting/deps.ts';
import { advance } from '../../services/waking/advance.ts';
import { castOf, tellAll, type DeedName } from '../../tests/helpers/living.ts';

/** How far a report has come, and what people did with it until then. */
type Story = {
  readonly share: number;
  /** Who reports; the police have nobody co-sign. */
  readonly from: 'school' | 'police';
  readonly deeds: readonly DeedName[];
};

const signed = ['sign', 'decline'] as const;
const opened = ['open', 'assign'] as const;
const decided = [...opened, 'assess', 'waive', 'decide'] as const;
const ended = [...decided, 'inform', 'giveFeedback'] as const;

/**
 * Of reports that are still open, how many in a hundred have come how far; and of those that are
 * closed.
 */
export const stories = {
  open: [
    { share: 20, from: 'school', deeds: ['sign'] },
    { share: 20, from: 'police', deeds: ['open'] },
    { share: 20, from: 'school', deeds: [...opened, ...signed] },
    { share: 20, from: 'police', deeds: [...opened, 'assess', 'register', 'note'] },
    { share: 20, from: 'school', deeds: [...signed, ...decided] },
  ],
  closed: [
    { share: 80, from: 'police', deeds: ended },
    { share: 20, from: 'school', deeds: [...signed, ...ended] },
  ],
} as const satisfies Readonly<Record<string, readonly Story[]>>;

/**
 * A call by a test person, as the API makes one of her request.
 *
 * @param at the instant of the request
 * @throws Error when nobody has this login
 */
export async function callBy(db: Db, login: string, at: string): Promise<Call> {
  const [found] = await functionsOfSubject(db, login, at);
  if (!found) throw new Error(`nobody has the login ${login}`);
  const { personId, ...assignment } = found;
  return {
    actor: { is: 'person', personId, assignment, assurance: 'bench', loggedInAt: at },
    at,
    request: { key: randomUUID(), fingerprint: sha256(Buffer.from(randomUUID())) },
  };
}

/** Where reports live: the two sides of one database. */
export type Place = { readonly deps: Deps; readonly workerDeps: Deps };

/** A municipality by the end of its people's logins, and by its code. */
export type Town = { readonly town: string; readonly code: string };

const now = (): string => new Date().toISOString();

/**
 * Lets one report live in a municipality through the services, and its workflow look at it once.
 *
 * @returns its id
 */
export async function letLive(
  { deps, workerDeps }: Place,
  { town, code }: Town,
  { from, deeds }: Pick<Story, 'from' | 'deeds'>,
): Promise<string> {
  const cast = castOf(town);
  const holder = deeds.includes('assign') ? cast.officer : cast.leader;
  const telling = {
    now,
    cast: { ...cast, holder },
    saying: { send: { municipalityCode: code, agencyKind: from } },
    perform: async (
      deed: Parameters<Parameters<typeof tellAll>[0]['perform']>[0],
      by: string,
      at: object,
      words: object,
    ) => deed.done(deps, await callBy(deps.db, by, now()), at, words),
  };
  const { reportId } = await tellAll(telling, ['send', ...deeds], {});
  if (!reportId) throw new Error('nothing was sent');
  await advance(workerDeps, 'report', reportId, now());
  return reportId;
}
