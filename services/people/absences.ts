import {
  Forbidden,
  Invalid,
  type FieldErrorCode,
  type ProblemDetails,
} from '../../domain/errors.ts';
import { compareInstants, type Instant } from '../../domain/calendar/time.ts';
import { keepsRosterOf } from '../../domain/people/roster.ts';
import { insertAbsence } from '../../database/people/absence-store.ts';
import { functionsOfLogin } from '../../database/people/people-store.ts';
import { newId } from '../../platform/ids.ts';
import { begin, type Caller } from '../acting/begin.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import type { Acting } from '../acting/acting.ts';
import { openOwnFile } from './person-stream.ts';

export type Absence = {
  readonly login: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
};
export type AbsenceAnswer = { readonly id: string };

const wrongField = (field: keyof Absence, code: FieldErrorCode): ProblemDetails => ({
  errors: [{ pointer: `#/body/${field}`, code }],
});

type AwayPerson = { readonly personId: string; readonly organisationId: string };

/**
 * Finds who is away, in a function at an authority whose roster the caller keeps.
 *
 * @throws Forbidden when she keeps none of theirs; Invalid `unknown-colleague` for an unknown login
 */
const awayPerson = async (
  { deps, call, tx }: Acting,
  keeper: Caller,
  login: string,
): Promise<AwayPerson> => {
  if (keeper.is !== 'person') throw new Forbidden('forbidden', { rule: 'absence.record' });
  const { municipalityId } = keeper.assignment;
  const held = await functionsOfLogin(tx, { municipalityId, at: call.at, login });
  const functions = held.map(({ personId, unitId }) => ({
    personId,
    organisationId: deps.directory.unit(unitId).organisationId,
  }));
  if (functions.length === 0) {
    throw new Invalid('unknown-colleague', wrongField('login', 'unknown-colleague'));
  }
  const kept = functions.find((one) => keepsRosterOf(keeper.assignment, one.organisationId));
  if (!kept) throw new Forbidden('forbidden', { rule: 'absence.record' });
  return kept;
};

/**
 * Records that a colleague is away from `startsAt` until `endsAt` (instants in UTC). Meanwhile the
 * duties of her function go to the next person in order without a further deed, and what she did
 * stays under her name. The fact goes into the recorder's own stream. When the absence begins, the
 * relay wakes the workflows of the unopened reports at her unit, so that their rungs pass her by.
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
