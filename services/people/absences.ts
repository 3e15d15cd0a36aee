import {
  Conflict,
  Forbidden,
  Invalid,
  type FieldErrorCode,
  type ProblemDetails,
} from '../../domain/errors.ts';
import { compareInstants, type Instant } from '../../domain/calendar/time.ts';
import { keepsRosterOf } from '../../domain/people/roster.ts';
import {
  absencesAt,
  insertAbsence,
  insertAbsenceEnding,
} from '../../database/people/absence-store.ts';
import { functionsOfLogin } from '../../database/people/people-store.ts';
import { newId } from '../../platform/ids.ts';
import { begin, type Caller } from '../acting/begin.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import type { Acting } from '../acting/acting.ts';
import { refusePassed } from '../acting/refuse-passed.ts';
import { openOwnFile } from './person-stream.ts';

export type Absence = {
  readonly login: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
};
export type AbsenceEnding = Omit<Absence, 'startsAt'>;
export type AbsenceAnswer = { readonly id: string };

const wrongField = (field: keyof Absence, code: FieldErrorCode): ProblemDetails => ({
  errors: [{ pointer: `#/body/${field}`, code }],
});

type AwayPerson = { readonly personId: string; readonly organisationId: string };

/**
 * Finds who is away: the caller herself, or somebody whose roster she keeps.
 *
 * @throws Forbidden when she keeps none of theirs; Invalid `unknown-colleague` for an unknown login
 */
const awayPerson = async (
  { deps, call, tx }: Acting,
  keeper: Caller,
  login: string,
): Promise<AwayPerson> => {
  if (keeper.is !== 'person') throw new Forbidden('forbidden', { rule: 'absence.record' });
  const { municipalityId, organisationId } = keeper.assignment;
  const held = await functionsOfLogin(tx, { municipalityId, at: call.at, login });
  if (held.length === 0) {
    throw new Invalid('unknown-colleague', wrongField('login', 'unknown-colleague'));
  }
  if (held.some(({ personId }) => personId === keeper.personId)) {
    return { personId: keeper.personId, organisationId };
  }
  const kept = held
    .map(({ personId, unitId }) => ({
      personId,
      unitId,
      organisationId: deps.directory.unit(unitId).organisationId,
    }))
    .find((one) => keepsRosterOf(keeper.assignment, one));
  if (!kept) throw new Forbidden('forbidden', { rule: 'absence.record' });
  return { personId: kept.personId, organisationId: kept.organisationId };
};

/**
 * Records that somebody is away from `startsAt` until `endsAt` (instants in UTC): one's own absence,
 * or that of somebody whose roster one keeps. Meanwhile the duties of her function go to the next
 * person in order without a further deed, and what she did stays under her name. The fact goes into
 * the recorder's own stream. When the absence begins, the relay wakes the workflows that it concerns.
 *
 * @throws Forbidden; Invalid `unknown-colleague`, `ends-before-it-begins`
 */
export async function recordAbsence(
  deps: Deps,
  call: Call,
  { login, startsAt, endsAt }: Absence,
): Promise<AbsenceAnswer> {
  const answer = await begin(deps, call, 'absenceRecorded', async (acting, keeper) => {
    if (compareInstants(endsAt, startsAt) <= 0) {
      throw new Invalid('ends-before-it-begins', wrongField('endsAt', 'ends-before-it-begins'));
    }
    const away = await awayPerson(acting, keeper, login);
    const id = newId(call.at);
    const { file, home } = await openOwnFile(acting, keeper);
    const absence = { ...away, id, startsAt, endsAt, municipalityId: home.municipalityId };
    file.alsoWrite((tx) => insertAbsence(tx, absence));
    await file.record('absenceRecorded', { id });
    return { id };
  });
  if (compareInstants(startsAt, call.at) <= 0) deps.wake();
  return answer;
}

/**
 * Records that somebody comes back earlier than was said. All of her absences that would go on at
 * `endsAt` end then; what has passed of them stays, so that only what is still to come is cut.
 *
 * @throws Forbidden; Invalid `unknown-colleague`, `time-has-passed`; Conflict `not-away` when she is
 *   there already at that instant
 */
export async function endAbsence(
  deps: Deps,
  call: Call,
  { login, endsAt }: AbsenceEnding,
): Promise<AbsenceAnswer> {
  const answer = await begin(deps, call, 'absenceEnded', async (acting, keeper) => {
    refusePassed(call, { endsAt });
    const { personId } = await awayPerson(acting, keeper, login);
    const going = await absencesAt(acting.tx, personId, endsAt);
    const ended = going.map(({ id: absenceId, municipalityId, organisationId }) => ({
      id: newId(call.at),
      absenceId,
      personId,
      municipalityId,
      organisationId,
      endsAt,
    }));
    const [first] = ended;
    if (!first) throw new Conflict('not-away');
    const { file } = await openOwnFile(acting, keeper);
    for (const ending of ended) {
      file.alsoWrite((tx) => insertAbsenceEnding(tx, ending));
      await file.record('absenceEnded', { id: ending.id });
    }
    return { id: first.id };
  });
  if (compareInstants(endsAt, call.at) <= 0) deps.wake();
  return answer;
}
