import type { PersonActor } from '../../domain/access/actor.ts';
import type { Role } from '../../domain/access/roles.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { functionsOfSubject } from '../../database/people/people-store.ts';
import type { Deps } from '../acting/deps.ts';

/** A login as its provider vouches for it: `sub`, `acr` and `auth_time` of an access token. */
export type PersonLogin = Pick<PersonActor, 'assurance' | 'loggedInAt'> & {
  readonly subject: string;
};

/**
 * The person behind a login, once for each function that she holds at the instant; none for a login
 * that is unknown or has left. It is read at every request, so that a right that is taken away is
 * gone at once.
 */
export async function actorsOf(
  deps: Deps,
  { subject, assurance, loggedInAt }: PersonLogin,
  at: Instant,
): Promise<readonly PersonActor[]> {
  return (await functionsOfSubject(deps.db, subject, at)).map(({ personId, ...assignment }) => ({
    is: 'person',
    personId,
    assignment,
    assurance,
    loggedInAt,
  }));
}

export type FunctionView = {
  readonly assignmentId: string;
  readonly role: Role;
  readonly unit: string;
  readonly organisation: string;
  readonly municipality: string;
};

/** A function in words, so that somebody with several can tell them apart. */
export function functionView(
  { directory }: Deps,
  { assignment }: Pick<PersonActor, 'assignment'>,
): FunctionView {
  return {
    assignmentId: assignment.id,
    role: assignment.role,
    unit: directory.unit(assignment.unitId).name,
    organisation: directory.organisation(assignment.organisationId).name,
    municipality: directory.municipality(assignment.municipalityId).name,
  };
}
