import { z } from 'zod';
import { endAbsence, recordAbsence } from '../../../services/people/absences.ts';
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
      'Funktionens skyldigheter går vidare i ordning utan annan åtgärd; det som personen har gjort står kvar på personen. Alla antecknar sin egen frånvaro, IFO-chefen för socialtjänstens egna, rektor för skolans och systemförvaltaren för alla i kommunen.',
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
  deedRoute({
    path: '/absence-endings',
    operationId: 'endAbsence',
    summary: 'Anteckna att någon är tillbaka tidigare',
    description:
      'Den frånvaro som annars skulle pågå då slutar. Det som redan har varit ändras inte: tiden ligger framåt eller är nu. Samma personer som för frånvaron.',
    tag: 'own',
    request: { body: z.strictObject({ login: shortText, endsAt: statedInstant }) },
    sent: { login: 'ifochef.degerfors', endsAt: instants.meeting },
    answer: z.object({ id: z.uuid() }).meta({ id: 'AbsenceEnding' }),
    example: { id: ids.fact },
    located: () => '/people',
    perform: (deps, call, { body }) => endAbsence(deps, call, body),
  }),
];
