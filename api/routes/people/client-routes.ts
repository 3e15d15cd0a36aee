import { z } from 'zod';
import {
  addClient,
  endClient,
  registerClientKey,
  revokeClientKey,
} from '../../../services/people/client-changes.ts';
import { listClients, viewClient } from '../../../services/people/client-views.ts';
import { deedRoute, readRoute, type Route } from '../../route.ts';
import { ids, instants } from '../examples.ts';
import {
  instant,
  offsetOf,
  pageOf,
  pageQuery,
  shortText,
  statedId,
  statedInstant,
} from '../schemas.ts';

const key = z
  .object({
    keyId: z.uuid(),
    kid: z.string(),
    algorithm: z.enum(['ES256', 'EdDSA']),
    addedAt: instant,
    expiresAt: instant.nullable().meta({ description: 'null: utan slut, från före slutdagarna' }),
    revokedAt: instant.nullable(),
    lastUsedAt: instant.nullable().meta({ description: 'På minuten när' }),
    state: z.enum(['valid', 'expired', 'revoked']),
  })
  .meta({ id: 'ClientKey' });

const client = z
  .object({
    clientId: z.uuid(),
    login: z.string(),
    name: z.string(),
    unitId: z.uuid(),
    unit: z.string(),
    endedAt: instant.nullable(),
    validKeys: z.int(),
    validUntil: instant.nullable().meta({ description: 'När den sista nyckeln går ut' }),
    lastUsedAt: instant.nullable(),
    keys: z.array(key).readonly(),
  })
  .meta({ id: 'Client' });

const publicKey = z
  .record(z.string(), z.unknown())
  .meta({ description: 'En publik nyckel som JWK (RFC 7517): EC P-256 eller OKP Ed25519' });

/** As a program states a system, and the school that it sends for. */
export const statedClient = z.strictObject({
  login: z.string().regex(/^[\w.-]{1,100}$/),
  name: shortText,
  unitId: statedId,
});
export const statedKey = z.strictObject({ jwk: publicKey, expiresAt: statedInstant });

const answer = z.object({ id: z.uuid() }).meta({ id: 'ClientAnswer' });
const clientParams = z.object({ clientId: statedId });
const keyParams = z.object({ keyId: statedId });

const exampleClient = {
  clientId: ids.other,
  login: 'skolsystem.degerfors',
  name: 'Skolsystemet i Degerfors',
  unitId: ids.report,
  unit: 'Exempelskolan i Degerfors',
  endedAt: null,
  validKeys: 1,
  validUntil: '2028-11-01T00:00:00.000Z',
  lastUsedAt: instants.received,
  keys: [
    {
      keyId: ids.fact,
      kid: 'skolsystem-1',
      algorithm: 'ES256',
      addedAt: instants.received,
      expiresAt: '2028-11-01T00:00:00.000Z',
      revokedAt: null,
      lastUsedAt: instants.received,
      state: 'valid',
    },
  ],
} as const;

/** What an administrator reads and changes of the agencies' systems that send reports. */
export const clientRoutes: readonly Route[] = [
  readRoute({
    path: '/clients',
    operationId: 'listClients',
    summary: 'Läs vilka verksamhetssystem som släpps in',
    description: 'För systemförvaltaren: systemen, deras nycklar och när de används.',
    tag: 'own',
    request: { query: pageQuery },
    answer: pageOf(client),
    example: { items: [exampleClient], total: 1, limit: 20, page: 1 },
    read: async (deps, call, { query }) => ({
      ...(await listClients(deps, call, offsetOf(query))),
      ...query,
    }),
  }),
  readRoute({
    path: '/clients/:clientId',
    operationId: 'readClient',
    summary: 'Läs om ett verksamhetssystem',
    description: 'Också de nycklar som har gått ut eller återkallats.',
    tag: 'own',
    request: { params: clientParams },
    answer: client,
    example: exampleClient,
    read: (deps, call, { params }) => viewClient(deps, call, params.clientId),
  }),
  deedRoute({
    path: '/clients',
    operationId: 'addClient',
    summary: 'Släpp in ett verksamhetssystem',
    description:
      'Det sänder anmälningar för en av kommunens skolor, och loggar in med de nycklar som registreras sedan.',
    tag: 'own',
    request: { body: statedClient },
    sent: { login: 'elevsystem.degerfors', name: 'Elevsystemet', unitId: ids.other },
    answer,
    example: { id: ids.other },
    perform: (deps, call, { body }) => addClient(deps, call, body),
  }),
  deedRoute({
    path: '/clients/:clientId/endings',
    operationId: 'endClient',
    summary: 'Släpp inte längre in ett verksamhetssystem',
    description: 'Från och med nu, med vilken nyckel det än är. Det som har skickats står kvar.',
    tag: 'own',
    request: { params: clientParams, body: z.strictObject({}) },
    sent: {},
    answer,
    example: { id: ids.other },
    located: (_, { params }) => `/clients/${params.clientId}`,
    perform: (deps, call, { params }) => endClient(deps, call, params.clientId),
  }),
  deedRoute({
    path: '/clients/:clientId/keys',
    operationId: 'registerClientKey',
    summary: 'Registrera en nyckel',
    description:
      'Vid sidan av dem som finns, så att systemet kan byta i lugn och ro. Bara den publika delen, för ES256 eller EdDSA, i högst två år.',
    tag: 'own',
    request: { params: clientParams, body: statedKey },
    sent: {
      jwk: {
        kty: 'OKP',
        crv: 'Ed25519',
        x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
        kid: 'elevsystem-1',
      },
      expiresAt: '2028-11-01T00:00:00.000Z',
    },
    answer,
    example: { id: ids.fact },
    located: (_, { params }) => `/clients/${params.clientId}`,
    perform: (deps, call, { params, body }) => registerClientKey(deps, call, params.clientId, body),
  }),
  deedRoute({
    path: '/client-keys/:keyId/revocations',
    operationId: 'revokeClientKey',
    summary: 'Återkalla en nyckel',
    description:
      'Från och med nu loggar ingen in med den, och de åtkomstbiljetter som den har gett gäller inte. Den registreras aldrig igen.',
    tag: 'own',
    request: { params: keyParams, body: z.strictObject({}) },
    sent: {},
    answer,
    example: { id: ids.fact },
    located: () => '/clients',
    perform: (deps, call, { params }) => revokeClientKey(deps, call, params.keyId),
  }),
];
