import { actorId } from '../../domain/access/actor.ts';
import {
  Forbidden,
  Invalid,
  type FieldErrorCode,
  type ProblemDetails,
} from '../../domain/errors.ts';
import { decide } from '../../domain/access/permissions.ts';
import { compareInstants, type Instant } from '../../domain/calendar/time.ts';
import { insertAbsence, type AbsenceRow } from '../../database/people/absence-store.ts';
import { appendEvents } from '../../database/trail/audit-trail.ts';
import { peopleOfMunicipality } from '../../database/people/people-store.ts';
import { beginStream } from '../../database/acting/stream-store.ts';
import type { Tx } from '../../database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import { answered, type Answer, type Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { homeOf, houseActor, type HouseActor } from '../acting/on-house.ts';

export type Absence = {
  readonly login: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
};
export type AbsenceAnswer = { readonly id: string };

const wrongField = (field: keyof Absence, code: FieldErrorCode): ProblemDetails => ({
  errors: [{ pointer: `#/body/${field}`, code }],
});

const rule = { rule: 'absence.record' } as const;

/** A leader keeps the roster of her own authority; the school's is the administrator's to keep. */
const keepsRosterOf = (actor: HouseActor, organisationId: string): boolean =>
  (actor.is === 'person' && actor.assignment.role === 'administrator') ||
  homeOf(actor).organisationId === organisationId;

/** Who is away, and for which authority. @throws Forbidden; Invalid `unknown-colleague` */
const awayPerson = async (
  deps: Deps,
  tx: Tx,
  call: Call,
  login: string,
): Promise<{ readonly personId: string; readonly organisationId: string }> => {
  const actor = houseActor(call, rule.rule);
  const people = await peopleOfMunicipality(tx, homeOf(actor).municipalityId, call.at);
  const functions = people
    .filter((person) => person.login === login)
    .map(({ personId, unitId }) => ({
      personId,
      organisationId: deps.directory.unit(unitId).organisationId,
    }));
  if (functions.length === 0) {
    throw new Invalid('unknown-colleague', wrongField('login', 'unknown-colleague'));
  }
  const hers = functions.find(({ organisationId }) => keepsRosterOf(actor, organisationId));
  if (!hers) throw new Forbidden('forbidden', rule);
  return hers;
};

/** The absence, and in the trail of whoever recorded it that she did. */
const write = async (
  tx: Tx,
  call: Call,
  absence: Omit<AbsenceRow, 'id' | 'municipalityId'>,
): Promise<AbsenceAnswer> => {
  const actor = houseActor(call, rule.rule);
  const { municipalityId, organisationId } = homeOf(actor);
  const id = newId(call.at);
  const stream = { id: actorId(actor), kind: 'person', municipalityId, organisationId } as const;
  const head = await beginStream(tx, stream);
  await insertAbsence(tx, { ...absence, id, municipalityId });
  await appendEvents(tx, head, [
    {
      kind: 'absenceRecorded',
      side: 'auditor',
      actor,
      occurredAt: call.at,
      fact: id,
      dataHash: null,
      purpose: null,
    },
  ]);
  return { id };
};

/**
 * Somebody is away for a while: her function's duties go on to the next in order without a deed of
 * their own, and what she did stays hers. The relay wakes who waits for her when the absence begins.
 *
 * @throws Forbidden; Invalid `unknown-colleague`, `ends-before-it-begins`
 */
export async function recordAbsence(
  deps: Deps,
  call: Call,
  { login, startsAt, endsAt }: Absence,
): Promise<Answer<AbsenceAnswer>> {
  const actor = houseActor(call, rule.rule);
  const { municipalityId } = homeOf(actor);
  if (!decide(actor, rule.rule, { is: 'house', municipalityId }).allow) {
    throw new Forbidden('forbidden', rule);
  }
  if (compareInstants(endsAt, startsAt) <= 0) {
    throw new Invalid('ends-before-it-begins', wrongField('endsAt', 'ends-before-it-begins'));
  }
  const answer = await answered(deps, call, async (tx) => {
    const away = await awayPerson(deps, tx, call, login);
    const body = await write(tx, call, { ...away, startsAt, endsAt });
    return { status: 201, location: '/api/v1/people', body };
  });
  if (compareInstants(startsAt, call.at) <= 0) deps.wake();
  return answer;
}
