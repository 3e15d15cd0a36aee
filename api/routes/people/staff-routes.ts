import { z } from 'zod';
import { endFunction, grantFunction } from '../../../services/people/functions.ts';
import { viewStaff } from '../../../services/people/staff.ts';
import {
  addPerson,
  changeContact,
  endSessionsOfPerson,
} from '../../../services/people/staff-changes.ts';
import { deedRoute, readRoute, type Route } from '../../route.ts';
import { ids, instants } from '../examples.ts';
import { statedId } from '../schemas.ts';
import { contact, staff, statedEnding, statedFunction, statedPerson } from './staff-schemas.ts';

const answer = z.object({ id: z.uuid() }).meta({ id: 'StaffAnswer' });
const example = { id: ids.person };
const personParams = z.object({ personId: statedId });
const atPerson = ({ personId }: { readonly personId: string }): string => `/people/${personId}`;

const exampleFunction = {
  role: 'officer',
  unitId: ids.other,
  from: null,
  to: null,
  deputyFor: null,
  needToKnow: false,
} as const;

const exampleContact = {
  givenName: 'Johan',
  familyName: 'Prov',
  title: 'Socialsekreterare',
  phone: '031-390 06 05',
  email: 'johan.prov@example.se',
} as const;

/** What an administrator reads and changes of the municipality's people. */
export const staffRoutes: readonly Route[] = [
  readRoute({
    path: '/people/:personId',
    operationId: 'readPerson',
    summary: 'Läs om en i personalen',
    description:
      'För systemförvaltaren: kontaktuppgifter, funktioner från och till, frånvaro, och var personen är inloggad. Inte vad hon har gjort.',
    tag: 'own',
    request: { params: personParams },
    answer: staff,
    example: {
      personId: ids.person,
      login: 'socialsekreterare1.degerfors',
      ...exampleContact,
      absent: false,
      functions: [
        {
          ...exampleFunction,
          assignmentId: ids.assignment,
          unit: 'IFO mottagning Degerfors',
          from: instants.received,
          state: 'now',
        },
      ],
      absences: [],
      sessions: { open: 1, lastSeenAt: instants.opened },
    },
    read: (deps, call, { params }) => viewStaff(deps, call, params.personId),
  }),
  deedRoute({
    path: '/people',
    operationId: 'addPerson',
    summary: 'Lägg till en person',
    description:
      'Med sin första funktion. Personen kan logga in när kommunens inloggning intygar henne under det namnet.',
    tag: 'own',
    request: { body: statedPerson },
    sent: { ...exampleContact, login: 'johan.prov', function: exampleFunction },
    answer,
    example,
    located: ({ id }) => `/people/${id}`,
    perform: (deps, call, { body }) => addPerson(deps, call, body),
  }),
  deedRoute({
    path: '/people/:personId/functions',
    operationId: 'grantFunction',
    summary: 'Ge en person en funktion',
    description:
      'Skyldigheter, listor och påminnelser följer funktionen utan annan åtgärd. Ingen ger sig själv en funktion.',
    tag: 'own',
    request: { params: personParams, body: statedFunction },
    sent: exampleFunction,
    answer,
    example: { id: ids.assignment },
    located: (_, { params }) => atPerson(params),
    perform: (deps, call, { params, body }) => grantFunction(deps, call, params.personId, body),
  }),
  deedRoute({
    path: '/functions/:assignmentId/endings',
    operationId: 'endFunction',
    summary: 'Avsluta en funktion',
    description:
      'Nu eller en dag framåt. Från och med då ser personen inget genom den, och är inte inloggad i den. Den står kvar bland personens funktioner.',
    tag: 'own',
    request: {
      params: z.object({ assignmentId: statedId }),
      body: statedEnding,
    },
    sent: { to: null },
    answer,
    example: { id: ids.assignment },
    located: () => '/people',
    perform: (deps, call, { params, body }) => endFunction(deps, call, params.assignmentId, body),
  }),
  deedRoute({
    path: '/people/:personId/contact-changes',
    operationId: 'changeContact',
    summary: 'Ändra en persons namn eller kontaktuppgifter',
    description: 'Det som personen har gjort står kvar på henne, och visas under det nya namnet.',
    tag: 'own',
    request: { params: personParams, body: contact },
    sent: exampleContact,
    answer,
    example,
    located: (_, { params }) => atPerson(params),
    perform: (deps, call, { params, body }) => changeContact(deps, call, params.personId, body),
  }),
  deedRoute({
    path: '/people/:personId/session-endings',
    operationId: 'endSessions',
    summary: 'Logga ut en person',
    description:
      'Överallt där hon är inloggad i en webbläsare, i en funktion i kommunen. En åtkomstbiljett till API:et gäller tills den går ut.',
    tag: 'own',
    request: { params: personParams, body: z.strictObject({}) },
    sent: {},
    answer: z.object({ id: z.uuid(), ended: z.int() }).meta({ id: 'SessionEnding' }),
    example: { id: ids.person, ended: 1 },
    located: (_, { params }) => atPerson(params),
    perform: (deps, call, { params }) => endSessionsOfPerson(deps, call, params.personId),
  }),
];
