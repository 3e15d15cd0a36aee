import type { Role } from '../../domain/access/roles.ts';
import { addMinutes, compareInstants, type Instant } from '../../domain/calendar/time.ts';
import { unattendedIn, type Span, type Unattended } from '../../domain/people/attendance.ts';
import { termStateAt } from '../../domain/people/functions.ts';
import { absencesBetween } from '../../database/people/absence-store.ts';
import { livingClients } from '../../database/people/client-store.ts';
import {
  functionsEnding,
  functionsOfPeople,
  functionsSince,
  staffByIds,
  type StaffFunction,
} from '../../database/people/staff-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Deps } from '../acting/deps.ts';
import { viewsOfClients, type ClientKeyView, type ClientView } from './client-views.ts';

/** Whose upkeep is asked about, and when. */
type Of = { readonly municipalityId: string; readonly at: Instant };

const dayMinutes = 24 * 60;
const daysAfter = (at: Instant, days: number): Instant => addMinutes(at, days * dayMinutes);

/** So many days before a key is over its successor should be there. */
const keyDays = 30;
/** So many days before a function ends somebody should say who comes after her. */
const functionDays = 14;
/** A function that nobody has held for so long is no longer missed. */
const missedDays = 365;

export type EndingKey = Pick<ClientKeyView, 'keyId' | 'kid'> &
  Pick<ClientView, 'clientId' | 'name' | 'unit'> & { readonly expiresAt: Instant };

export type KeyUpkeep = {
  /** Keys that end soon, of systems that have no other for longer; the first to end first. */
  readonly ending: readonly EndingKey[];
  /** Systems that are let in and have no key to sign in by. */
  readonly locked: readonly Pick<ClientView, 'clientId' | 'name' | 'unit'>[];
};

const lasts = ({ state, expiresAt }: ClientKeyView, until: Instant): boolean =>
  state === 'valid' && (expiresAt === null || compareInstants(expiresAt, until) > 0);

const endingOf = (client: ClientView, until: Instant): readonly EndingKey[] => {
  if (client.keys.some((key) => lasts(key, until))) return [];
  const { clientId, name, unit } = client;
  return client.keys.flatMap(({ keyId, kid, state, expiresAt }) =>
    state === 'valid' && expiresAt ? [{ keyId, kid, clientId, name, unit, expiresAt }] : [],
  );
};

/** The keys that end within thirty days without a successor, and the systems that are without any. */
export async function keyUpkeep(
  deps: Deps,
  tx: Tx,
  { municipalityId, at }: Of,
): Promise<KeyUpkeep> {
  const rows = await livingClients(tx, municipalityId);
  const clients = await viewsOfClients(deps, tx, { rows, at });
  const ending = clients.flatMap((client) => endingOf(client, daysAfter(at, keyDays)));
  return {
    ending: ending.toSorted((a, b) => compareInstants(a.expiresAt, b.expiresAt)),
    locked: clients
      .filter(({ validKeys }) => validKeys === 0)
      .map(({ clientId, name, unit }) => ({ clientId, name, unit })),
  };
}

export type EndingFunction = {
  readonly personId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly assignmentId: string;
  readonly role: Role;
  readonly unit: string;
  readonly to: Instant;
};

/** She goes on in the same function, under another assignment. */
const goesOn = (all: readonly StaffFunction[], { id, role, unitId, to }: StaffFunction): boolean =>
  all.some(
    (one) =>
      one.id !== id &&
      one.role === role &&
      one.unitId === unitId &&
      to !== null &&
      termStateAt(one, to) === 'now',
  );

/** Whose function ends within fourteen days and who does not go on in it, the first to end first. */
export async function endingFunctions(
  { directory }: Deps,
  tx: Tx,
  { municipalityId, at }: Of,
): Promise<readonly EndingFunction[]> {
  const span = { from: at, to: daysAfter(at, functionDays) };
  const ending = await functionsEnding(tx, { municipalityId, ...span });
  const ids = [...new Set(ending.map(({ personId }) => personId))];
  const held = Map.groupBy(await functionsOfPeople(tx, ids), ({ personId }) => personId);
  const people = new Map((await staffByIds(tx, { ids, at })).map((one) => [one.id, one]));
  return ending.flatMap((one): readonly EndingFunction[] => {
    const { id: assignmentId, personId, role, unitId, to } = one;
    const person = people.get(personId);
    if (!person || to === null || goesOn(held.get(personId) ?? [], one)) return [];
    const { givenName, familyName } = person;
    const unit = directory.unit(unitId).name;
    return [{ personId, givenName, familyName, assignmentId, role, unit, to }];
  });
}

export type UnattendedFunction = Unattended & { readonly unit: string };

/**
 * The functions that own duties and in which nobody is there at some time of the next fourteen days:
 * her absence has no deputy, or she leaves without a successor. Whether duties are open in them is
 * not asked, since that tells of cases.
 */
export async function unattendedFunctions(
  { directory }: Deps,
  tx: Tx,
  { municipalityId, at }: Of,
): Promise<readonly UnattendedFunction[]> {
  const span: Span = { from: at, to: daysAfter(at, functionDays) };
  const since = daysAfter(at, -missedDays);
  const holders = await functionsSince(tx, { municipalityId, since });
  const personIds = [...new Set(holders.map(({ personId }) => personId))];
  const aways = await absencesBetween(tx, { personIds, ...span });
  return unattendedIn(holders, aways, span)
    .map((one) => ({ ...one, unit: directory.unit(one.unitId).name }))
    .toSorted((a, b) => compareInstants(a.from, b.from));
}
