import { z } from 'zod';
import { recordAbsence } from '../../../services/people/absences.ts';
import { deedRoute, type Route } from '../../route.ts';
import { ids, instants } from '../examples.ts';
import { shortText, statedInstant } from '../schemas.ts';

/**
 * Records who is away. The order of receiving and signing then goes on to the next person by
 * itself.
 */
export const absenceRoutes: readonly Route[] = [
  deedRoute({
    path: '/absences',
    operationId: 'recordAbsence',
    summary: 'Anteckna att någon är frånvarande',
    description:
      'Funktionens skyldigheter går vidare i ordning utan annan åtgärd; det som personen har gjort står kvar på personen. IFO-chefen antecknar för socialtjänstens egna, systemförvaltaren för alla i kommunen.',
    tag: 'own',
    request: {
      body: z.strictObject({ login: shortText, startsAt: statedInstant, endsAt: statedInstant }),
    },
    sent: { login: 'ifochef.degerfors', startsAt: instants.received, endsAt: instants.meeting },
    answer: z.object({ id: z.uuid() }).meta({ id: 'Absence' }),
    example: { id: ids.fact },
    // An absence has no address of its own: the list of staff shows who is away.
    located: () => '/people',
    perform: (deps, call, { body }) => recordAbsence(deps, call, body),
  }),
];
