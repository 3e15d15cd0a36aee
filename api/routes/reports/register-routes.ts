import { z } from 'zod';
import { agencyKinds } from '../../../domain/report/report-content.ts';
import { costOfReport } from '../../../domain/reports/report-cost.ts';
import { registeredContent } from '../../../domain/reports/spoken.ts';
import { registerReport } from '../../../services/reports/register-report.ts';
import { waiveWrittenReport } from '../../../services/reports/waive-written-report.ts';
import { deedRoute, type Route } from '../../route.ts';
import { instants } from '../examples.ts';
import { factRoutes } from '../fact-routes.ts';
import { freeText, reportParams, statedInstant } from '../schemas.ts';
import { text } from '../stated-people.ts';
import { namedUploads, toldReport } from './content-schema.ts';
import { receiptExample, sentExample } from './examples.ts';
import { receipt } from './schemas.ts';

const withoutDuty = ['organisation', 'privatePerson'] as const;

const named = {
  givenName: text,
  familyName: text,
  title: text,
  unit: text,
  phone: text,
  email: text,
  relationToChild: text,
  knownChildSince: text,
};

const caller = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('obliged'),
    agencyKind: z.enum(agencyKinds).exclude(withoutDuty),
    ...named,
  }),
  z.strictObject({
    is: z.literal('private'),
    agencyKind: z.enum(withoutDuty).default('privatePerson'),
    ...named,
  }),
  z.strictObject({ is: z.literal('anonymous'), relationToChild: text }),
]);

const received = z.discriminatedUnion('how', [
  z.strictObject({ how: z.literal('phone'), at: statedInstant }),
  z.strictObject({ how: z.literal('visit'), at: statedInstant }),
  z.strictObject({ how: z.literal('paper'), on: z.iso.date() }),
]);

export const registered = z
  .strictObject({
    received: received.meta({
      description:
        'När det kom in, varifrån alla tider räknas: minuten för ett samtal eller besök, dagen för ett brev. Högst 31 dagar bakåt.',
    }),
    caller,
    login: text.meta({
      description:
        'Uppringarens inloggning, om hon finns i katalogen. Hon blir ombedd om en skriftlig anmälan efter ett samtal.',
    }),
    report: toldReport,
    attachments: namedUploads,
  })
  .meta({ id: 'RegisteredReport' });

const { events, child } = sentExample;

const registering = deedRoute({
  path: '/registered-reports',
  operationId: 'registerReport',
  summary: 'Anteckna en anmälan som kom per telefon, besök eller papper',
  description:
    'Den som svarar skriver ner den. Den är mottagen och öppnad i den minut den kom, och den som svarade håller ärendet. En privatperson får vara anonym; då finns ingen avsändare, ingen kvittens och ingen återkoppling. Den som är anmälningsskyldig och finns i katalogen blir ombedd att bekräfta skriftligt.',
  tag: 'reports',
  request: { body: registered },
  sent: {
    received: { how: 'phone', at: instants.received },
    caller: { is: 'anonymous', relationToChild: 'granne' },
    report: { acute: { danger: 'no' }, events: [...events], worry: { kinds: ['neglect'] }, child },
  },
  answer: receipt,
  example: receiptExample,
  cost: ({ body }, bytes) => costOfReport(registeredContent(body.report, body.caller), bytes),
  perform: (deps, call, { body: { report, ...body } }) =>
    registerReport(deps, call, { ...body, told: report }),
  located: ({ id }) => `/reports/${id}`,
});

export const writtenReportWaiver = z.strictObject({ reason: freeText });
const reason = 'Läraren är sjukskriven resten av terminen; allt hon vet skrevs ner i samtalet.';

const waivers = factRoutes({
  resource: 'written-report-waivers',
  kinds: ['writtenReportWaived'],
  tag: 'reports',
  operations: ['listWrittenReportWaivers', 'readWrittenReportWaiver', 'waiveWrittenReport'],
  called: 'skälen att vara utan den skriftliga anmälan',
  params: reportParams,
  add: {
    summary: 'Avstå från den skriftliga anmälan efter ett samtal',
    description:
      'Av den som håller ärendet, med skäl. Den som ringde blir inte längre ombedd om den; den muntliga anmälan gäller som den är.',
    body: writtenReportWaiver,
    sent: { reason },
    perform: (deps, call, { params, body }) =>
      waiveWrittenReport(deps, call, params.reportId, body),
  },
  record: z.object({ reason: z.string() }),
  recordExample: { reason },
});

export const registerRoutes: readonly Route[] = [registering, ...waivers];
