import { z } from 'zod';
import { onCallOutcomes, onCallParties } from '../../../domain/intake/records.ts';
import { recordOnCallContact } from '../../../services/intake/on-call.ts';
import type { Route } from '../../route.ts';
import { instants } from '../examples.ts';
import { factRoutes } from '../fact-routes.ts';
import { freeText, reportParams, shortText, statedInstant } from '../schemas.ts';

export const contact = z.strictObject({
  outcome: z.enum(onCallOutcomes),
  caller: shortText.meta({ description: 'Vem som ringde' }),
  at: statedInstant,
  by: z.enum(onCallParties).meta({ description: 'Vem som nåddes, eller söktes' }),
  note: freeText.nullable(),
});
const contactExample = {
  outcome: 'notTaken',
  caller: 'Läraren Anna Exempel',
  at: instants.received,
  by: 'policeOfficerOnDuty',
  note: 'Vakthavande hade ingen att skicka före morgonen.',
} as const;

/** Calls outside office hours, which change no clock. */
export const onCallRoutes: readonly Route[] = factRoutes({
  resource: 'on-call-contacts',
  kinds: ['onCallContactRecorded'],
  tag: 'intake',
  operations: ['listOnCallContacts', 'readOnCallContact', 'recordOnCallContact'],
  called: 'kontakterna utanför kontorstid',
  params: reportParams,
  add: {
    summary: 'Anteckna ett samtal utanför kontorstid',
    description:
      'Vem som ringde, när, och om kontakt togs eller inte, med vem. Det som anmälaren antecknar läser båda sidor, det som handläggaren antecknar bara mottagaren. Ingen tid ändras: anmälan väntar oöppnad på den första i nästa pass.',
    body: contact,
    sent: contactExample,
    perform: (deps, call, { params, body }) =>
      recordOnCallContact(deps, call, params.reportId, body),
  },
  record: contact,
  recordExample: contactExample,
});
