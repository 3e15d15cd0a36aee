import { actorId } from '../domain/actor.ts';
import { Forbidden, Invalid } from '../domain/errors.ts';
import { decide } from '../domain/permissions.ts';
import { compareInstants, type Instant } from '../domain/time.ts';
import { insertAbsence } from '../database/absence-store.ts';
import { appendEvents } from '../database/audit-trail.ts';
import { peopleOfMunicipality } from '../database/people-store.ts';
import { beginStream } from '../database/stream-store.ts';
import { newId } from '../platform/ids.ts';
import { answered, type Answer, type Call } from './call.ts';
import type { Deps } from './deps.ts';
import { homeOf, houseActor } from './on-house.ts';

export type Absence = {
  readonly login: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
};
export type AbsenceAnswer = { readonly id: string };

const wrong = (field: string, code: string): Invalid =>
  new Invalid(code, { errors: [{ pointer: `#/body/${field}`, code }] });

/**
 * Somebody is away for a while: her function's duties go on to the next in order without a deed of
 * their own, and what she did stays hers. In the trail of whoever recorded it.
 *
 * @throws Forbidden; Invalid `unknown-person`, `ends-before-it-begins`
 */
export const recordAbsence = (
  deps: Deps,
  call: Call,
  absence: Absence,
): Promise<Answer<AbsenceAnswer>> => {
  const actor = houseActor(call, 'absence.record');
  const { municipalityId, organisationId } = homeOf(actor);
  if (!decide(actor, 'absence.record', { is: 'house', municipalityId }).allow) {
    throw new Forbidden('forbidden', { rule: 'absence.record' });
  }
  if (compareInstants(absence.endsAt, absence.startsAt) <= 0) {
    throw wrong('endsAt', 'ends-before-it-begins');
  }
  return answered(deps, call, async (tx) => {
    const people = await peopleOfMunicipality(tx, municipalityId, call.at);
    const person = people.find(({ login }) => login === absence.login);
    if (!person) throw wrong('login', 'unknown-person');
    const id = newId(call.at);
    const { organisationId: theirs } = deps.directory.unit(person.unitId);
    const head = await beginStream(tx, {
      id: actorId(actor),
      kind: 'person',
      municipalityId,
      organisationId,
    });
    await insertAbsence(tx, {
      id,
      personId: person.personId,
      municipalityId,
      organisationId: theirs,
      startsAt: absence.startsAt,
      endsAt: absence.endsAt,
    });
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
    return { status: 201, location: '/api/v1/people', body: { id } };
  });
};
