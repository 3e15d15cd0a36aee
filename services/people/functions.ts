import type { Role } from '../../domain/access/roles.ts';
import { compareInstants, type Instant } from '../../domain/calendar/time.ts';
import {
  Conflict,
  Forbidden,
  Invalid,
  NotFound,
  type FieldErrorCode,
} from '../../domain/errors.ts';
import {
  mayBeToldApart,
  overlap,
  rolesAt,
  steppingInFor,
  termStateAt,
} from '../../domain/people/functions.ts';
import {
  administerAlone,
  endFunction as writeEnd,
  functionById,
  functionsOfPeople,
  grantFunction as writeGrant,
  holdersOfRole,
  staffPerson,
  type StaffFunction,
} from '../../database/people/staff-store.ts';
import { newId } from '../../platform/ids.ts';
import { begin, homeOf, type Caller } from '../acting/begin.ts';
import type { Acting } from '../acting/acting.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { refusePassed } from '../acting/refuse-passed.ts';
import { openOwnFile } from './person-stream.ts';
import { endSessions } from './staff-sessions.ts';

export type NewFunction = {
  readonly role: Role;
  readonly unitId: string;
  /** Null for now. */
  readonly from: Instant | null;
  /** Null for no end. */
  readonly to: Instant | null;
  /** The signatory function at the same school that she steps in for. */
  readonly deputyFor: Role | null;
  /** For an officer alone: whether she may know of people with protected identity. */
  readonly needToKnow: boolean;
};
export type StaffAnswer = { readonly id: string };

const wrong = (field: string, code: FieldErrorCode): Invalid =>
  new Invalid('invalid-request', { errors: [{ pointer: `#/body/${field}`, code }] });

/**
 * The function as it is to be written, for whoever it is given to.
 *
 * @param at where the function stands in the body: `''`, or `function/`
 * @throws Invalid for what does not fit together
 */
export function fittingFunction(
  { deps, call }: Acting,
  giver: Caller,
  stated: NewFunction & { readonly personId: string },
  at = '',
): StaffFunction {
  const { role, to, needToKnow, personId, unitId } = stated;
  const from = stated.from ?? call.at;
  const units = deps.directory.unitsOf(homeOf(giver).municipalityId);
  const unit = units.find(({ id }) => id === unitId);
  if (!unit) throw wrong(`${at}unitId`, 'unknown-unit');
  if (!rolesAt(unit.kind).includes(role)) throw wrong(`${at}role`, 'not-at-unit');
  const deputyFor = steppingInFor(role, stated.deputyFor);
  if (deputyFor === undefined) throw wrong(`${at}deputyFor`, 'not-a-signatory');
  if (!mayBeToldApart({ role, needToKnow })) throw wrong(`${at}needToKnow`, 'wrong-value');
  refusePassed(call, { [`${at}from`]: from });
  if (to !== null && compareInstants(to, from) <= 0)
    throw wrong(`${at}to`, 'ends-before-it-begins');
  return { id: newId(call.at), personId, role, unitId, from, to, deputyFor, needToKnow };
}

/** What the event says of a function: whose it is, and which. The row may end; this stays. */
export function functionWords({
  personId,
  role,
  unitId,
}: Pick<StaffFunction, 'personId' | 'role' | 'unitId'>): string {
  return `${personId} ${role}@${unitId}`;
}

const isSelf = (caller: Caller, personId: string): boolean =>
  caller.is === 'person' && caller.personId === personId;

/** Nobody gives herself a function: whoever administers sees no case, and lets herself see none. */
const refuseSelf = (caller: Caller, personId: string): void => {
  if (isSelf(caller, personId)) throw new Forbidden('own-function', { rule: 'own-function' });
};

/**
 * Gives one of the municipality's people a function at one of its units, from a time that has not
 * passed. Duties, lists and ladders follow it from then on without a further deed.
 *
 * @throws NotFound for somebody who has never held a function here; Forbidden `own-function`; Invalid
 *   for what does not fit together; Conflict `function-held`
 */
export function grantFunction(
  deps: Deps,
  call: Call,
  personId: string,
  stated: NewFunction,
): Promise<StaffAnswer> {
  return begin(deps, call, 'functionGranted', async (acting, giver) => {
    const { tx } = acting;
    refuseSelf(giver, personId);
    if (!(await staffPerson(tx, { id: personId, at: call.at }))) throw new NotFound();
    const granted = fittingFunction(acting, giver, { ...stated, personId });
    await administerAlone(tx, homeOf(giver).municipalityId);
    const held = (await functionsOfPeople(tx, [personId])).find(
      (one) => one.role === granted.role && one.unitId === granted.unitId && overlap(one, granted),
    );
    if (held) throw new Conflict('function-held', { current: held.to });
    const { file } = await openOwnFile(acting, giver);
    file.alsoWrite((writing) => writeGrant(writing, granted));
    const { id } = granted;
    await file.record('functionGranted', { id, purpose: functionWords(granted) });
    return { id };
  });
}

const keepAnAdministrator = async (
  { tx }: Acting,
  municipalityId: string,
  { ending, to }: { readonly ending: StaffFunction; readonly to: Instant },
): Promise<void> => {
  if (ending.role !== 'administrator') return;
  const all = await holdersOfRole(tx, { municipalityId, role: 'administrator' });
  const stays = all.some(
    (one) => one.personId !== ending.personId && termStateAt(one, to) === 'now',
  );
  if (!stays) throw new Conflict('last-administrator');
};

/** A function that ends now is nobody's session any longer; without another she is logged in nowhere. */
const endSessionsIn = async (
  { tx, call: { at } }: Acting,
  { id, personId }: StaffFunction,
): Promise<void> => {
  const others = (await functionsOfPeople(tx, [personId])).filter(
    (one) => one.id !== id && termStateAt(one, at) === 'now',
  );
  const assignmentId = others.length > 0 ? id : null;
  await endSessions(tx, { personId, assignmentId }, { at, because: 'functionEnded' });
};

/**
 * Ends a function, or gives it another end that has not passed; one that has not begun then never
 * begins. From its end on its holder sees nothing by it, and her sessions in it end. It stays in what
 * is shown of her.
 *
 * @param ending.to null for now
 * @throws NotFound; Forbidden `own-function` for a later end of one's own; Invalid `time-has-passed`;
 *   Conflict `function-ended`, `last-administrator`
 */
export async function endFunction(
  deps: Deps,
  call: Call,
  assignmentId: string,
  { to: stated }: { readonly to: Instant | null },
): Promise<StaffAnswer> {
  const to = stated ?? call.at;
  const atOnce = compareInstants(to, call.at) <= 0;
  const answer = await begin(deps, call, 'functionEnded', async (acting, keeper) => {
    refusePassed(call, { to });
    const { tx } = acting;
    const { municipalityId } = homeOf(keeper);
    await administerAlone(tx, municipalityId);
    const ending = await functionById(tx, assignmentId);
    if (!ending) throw new NotFound();
    const { id, personId, from, to: before } = ending;
    if (termStateAt(ending, call.at) === 'ended') {
      throw new Conflict('function-ended', { current: before });
    }
    const isLater = before !== null && compareInstants(to, before) > 0;
    if (isLater) refuseSelf(keeper, personId);
    await keepAnAdministrator(acting, municipalityId, { ending, to });
    const ends = compareInstants(to, from) < 0 ? from : to;
    const { file } = await openOwnFile(acting, keeper);
    await writeEnd(tx, { id, to: ends });
    if (atOnce) await endSessionsIn(acting, ending);
    await file.record('functionEnded', { id, purpose: `${functionWords(ending)} ${ends}` });
    return { id };
  });
  if (atOnce) deps.wake();
  return answer;
}
