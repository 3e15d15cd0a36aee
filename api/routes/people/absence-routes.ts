import { z } from 'zod';
import { recordAbsence } from '../../../services/people/absences.ts';
import { deedRoute, type Route } from '../../route.ts';
import { ids, instants } from '../examples.ts';
import { shortText, statedInstant } from '../schemas.ts';

/** Who is away: the order of receiving and signing goes on to the next by itself. */
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
    // Who is away is shown among the staff.
    located: () => '/people',
    perform: (deps, call, { body }) => recordAbsence(deps, call, body),
  }),
];
