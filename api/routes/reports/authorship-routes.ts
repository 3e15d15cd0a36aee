import { z } from 'zod';
import { authorships } from '../../../domain/reports/records.ts';
import { listInMyName, stateAuthorship } from '../../../services/reports/authorship.ts';
import { readRoute, type Route } from '../../route.ts';
import { ids, instants } from '../examples.ts';
import { factRoutes } from '../fact-routes.ts';
import { instant, offsetOf, pageOf, pageQuery, reportParams } from '../schemas.ts';

const inMyName = z
  .object({
    id: z.uuid(),
    reference: z.string(),
    receivedAt: instant,
    municipality: z.string(),
  })
  .meta({ id: 'ReportInMyName' });

const list = readRoute({
  path: '/reports-in-my-name',
  operationId: 'listReportsInMyName',
  summary: 'Läs vad ett verksamhetssystem har skickat i ens namn',
  description:
    'De anmälningar från den egna enheten där ens exakta e-postadress i arbetet står som anmälare och som man varken har vidgått eller förnekat, den senaste först. Inget om barnet innan man har sagt att anmälan är ens egen. Syskons anmälningar står var för sig.',
  tag: 'reports',
  request: { query: pageQuery },
  answer: pageOf(inMyName),
  example: {
    items: [
      {
        id: ids.report,
        reference: 'ANM-7K3M-9QXT',
        receivedAt: instants.received,
        municipality: 'Degerfors',
      },
    ],
    total: 1,
    limit: 20,
    page: 1,
  },
  read: async (deps, call, { query }) => ({
    ...(await listInMyName(deps, call, offsetOf(query))),
    ...query,
  }),
});

export const authorshipStatement = z.strictObject({ answer: z.enum(authorships) });

const statements = factRoutes({
  resource: 'authorship-statements',
  kinds: ['authorshipStated'],
  tag: 'reports',
  operations: ['listAuthorshipStatements', 'readAuthorshipStatement', 'stateAuthorship'],
  called: 'vad den säger i vars namn anmälan skickades',
  params: reportParams,
  add: {
    summary: 'Säg om anmälan som skickades i ens namn är ens egen',
    description:
      'Den som vidgår den är dess anmälare: hon läser den, kompletterar den och får återkoppling. Den som förnekar den ser inget av den; anmälan gäller ändå, och kommunen ska samma dag förklara hur den kom till.',
    body: authorshipStatement,
    sent: { answer: 'claimed' },
    perform: (deps, call, { params, body }) => stateAuthorship(deps, call, params.reportId, body),
  },
  record: z.null(),
  recordExample: null,
});

export const authorshipRoutes: readonly Route[] = [list, ...statements];
