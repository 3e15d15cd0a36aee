import { z } from 'zod';
import { costOfReport } from '../../../domain/reports/report-cost.ts';
import { listReports } from '../../../services/reports/queue.ts';
import { sendReport } from '../../../services/reports/send-report.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { deedRoute, readRoute, type Route } from '../../route.ts';
import { offsetOf, reportParams, statedId } from '../schemas.ts';
import { reportContent } from './content-schema.ts';
import { receiptExample, sentExample, summaryExample, viewExample } from './examples.ts';
import { queueQuery, receipt, reference, reportPage, reportView } from './schemas.ts';

/** What is sent, and which call it confirms. The link is no part of what is frozen. */
const sentReport = reportContent
  .extend({
    confirms: z.union([statedId, reference]).nullable().default(null).meta({
      description:
        'Id eller referens för den muntliga anmälan som den här bekräftar skriftligt; bara för den som ringde',
    }),
  })
  .meta({ id: 'SentReport' });

export const reportRoutes: readonly Route[] = [
  deedRoute({
    path: '/reports',
    operationId: 'sendReport',
    summary: 'Skicka en orosanmälan',
    description:
      'Skickad är mottagen, dygnet runt. Innehållet fryses; det som saknas räknas som inte besvarat och vet inte är ett svar överallt. Krävs gör bara anmälarens namn och ett ord av oro. Varje namngivet syskon får en egen länkad anmälan. Den som ringde och är ombedd om en skriftlig anmälan anger den muntliga i confirms: då bekräftar den, och inga tider börjar om.',
    tag: 'reports',
    request: { body: sentReport },
    sent: sentExample,
    answer: receipt,
    example: receiptExample,
    cost: ({ body }, bytes) => costOfReport(body, bytes),
    perform: (deps, call, { body: { confirms, ...content } }) =>
      sendReport(deps, call, content, { confirms }),
  }),
  readRoute({
    path: '/reports',
    operationId: 'listReports',
    summary: 'Läs den egna kön',
    description:
      'Avsändare ser det de själva skickat eller är tillfrågade att skriva under, mottagare det som kommit till kommunen: oöppnat först, akut före allt. Av en anmälan om ett barn med skyddade personuppgifter ser andra på enheten än de som behöver veta bara kuvertet. Läsningen antecknas.',
    tag: 'reports',
    request: { query: queueQuery },
    answer: reportPage,
    example: {
      items: [{ ...summaryExample, withheld: false, due: null }],
      total: 1,
      limit: 20,
      page: 1,
    },
    read: async (deps, call, { query: { page, limit, unassigned, ...filter } }) => ({
      ...(await listReports(deps, call, {
        ...filter,
        unassigned: unassigned === 'true',
        ...offsetOf({ page, limit }),
      })),
      page,
      limit,
    }),
  }),
  readRoute({
    path: '/reports/:reportId',
    operationId: 'readReport',
    summary: 'Läs var en anmälan står',
    description:
      'Läge, underskrifter, öppna skyldigheter, brev och länkar på den egna sidan. Avsändaren ser bara om en människa har öppnat anmälan.',
    tag: 'reports',
    request: { params: reportParams },
    answer: reportView,
    example: viewExample,
    read: (deps, call, { params }) => viewReport(deps, call, params.reportId),
  }),
];
