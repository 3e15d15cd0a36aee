import type { z } from 'zod';
import { importMessage } from '../../../domain/exchange/import.ts';
import { costOfReport } from '../../../domain/reports/report-cost.ts';
import { exportMessage } from '../../../services/reports/export-message.ts';
import { sendReport } from '../../../services/reports/send-report.ts';
import { deedRoute, readRoute, type Route } from '../../route.ts';
import { reportParams } from '../schemas.ts';
import {
  bekymringsmelding,
  exportedMessage,
  importLeftOut,
  messageExample,
} from './bekymringsmelding-schema.ts';
import { reportContent } from './content-schema.ts';
import { receiptExample } from './examples.ts';
import { receipt } from './schemas.ts';

type Message = z.output<typeof bekymringsmelding>;

const contentOf = (message: Message) => reportContent.parse(importMessage(message).content);

const importedReceipt = receipt.extend({ leftOut: importLeftOut }).meta({ id: 'ImportedReceipt' });

/** The report in the form of a neighbour's national message, in and out. */
export const exchangeRoutes: readonly Route[] = [
  deedRoute({
    path: '/bekymringsmeldinger',
    operationId: 'importMessage',
    summary: 'Skicka en orosanmälan som norsk bekymringsmelding',
    description:
      'Det norska nationella meddelandet från offentlig anställd (KS Fiks, bekymringsmelding.offentlig.v2) tas emot som en anmälan, på samma villkor. Det första barnet är det som anmälan gäller, de andra blir syskon. Det som meddelandets schema kräver får saknas; det som en anmälan saknar plats för räknas upp i leftOut.',
    tag: 'reports',
    request: { body: bekymringsmelding },
    sent: messageExample,
    answer: importedReceipt,
    example: { ...receiptExample, leftOut: [] },
    cost: ({ body }, bytes) => costOfReport(contentOf(body), bytes),
    perform: async (deps, call, { body }) => ({
      ...(await sendReport(deps, call, contentOf(body))),
      leftOut: importMessage(body).leftOut,
    }),
    located: ({ id }) => `/reports/${id}`,
  }),
  readRoute({
    path: '/reports/:reportId/bekymringsmelding',
    operationId: 'exportMessage',
    summary: 'Läs en anmälan som norsk bekymringsmelding',
    description:
      'Innehållet som det norska nationella meddelandet från offentlig anställd (KS Fiks, bekymringsmelding.offentlig.v2). Det som båda känner kommer tillbaka likadant; resten räknas upp och följer med i dokumentet. Läsningen antecknas som läsning av innehållet.',
    tag: 'reports',
    request: { params: reportParams },
    answer: exportedMessage,
    example: {
      message: messageExample,
      leftOut: ['/worry/kinds/0', '/child/birthDate'],
      lacking: [],
    },
    read: (deps, call, { params }) => exportMessage(deps, call, params.reportId),
  }),
];
