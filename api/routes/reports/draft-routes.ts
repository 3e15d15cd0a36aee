import { z } from 'zod';
import { costOfReport } from '../../../domain/reports/report-cost.ts';
import {
  beginDraft,
  discardDraft,
  listDrafts,
  saveDraft,
  viewDraft,
} from '../../../services/reports/drafts.ts';
import { sendReport } from '../../../services/reports/send-report.ts';
import { forgettingRoute, savingRoute } from '../../kept-routes.ts';
import { deedRoute, readRoute, type Route } from '../../route.ts';
import { ids, instants } from '../examples.ts';
import { instant, offsetOf, pageOf, pageQuery, statedId, typedFields } from '../schemas.ts';
import { reportContent } from './content-schema.ts';
import { receiptExample, sentExample } from './examples.ts';
import { receipt } from './schemas.ts';

const draftLine = z
  .object({
    id: z.uuid().meta({ description: 'Blir anmälans id när den skickas' }),
    begunAt: instant,
    savedAt: instant,
    keptUntil: instant.meta({ description: 'Då raderas utkastet, om det inte sparas igen' }),
    etag: z.int(),
  })
  .meta({ id: 'DraftLine' });
const draft = draftLine.extend({ fields: typedFields }).meta({ id: 'Draft' });
const draftBody = z.strictObject({ fields: typedFields });

const lineExample = {
  id: ids.report,
  begunAt: instants.received,
  savedAt: instants.received,
  keptUntil: '2026-12-23T23:00:00.000Z',
  etag: 1,
} as const;
const fieldsExample = { fields: { 'events.0.what': 'Kom till skolan utan ytterkläder.' } };

const draftParams = z.object({ draftId: statedId });
const one = {
  path: '/drafts/:draftId',
  tag: 'reports',
  request: { params: draftParams },
} as const;

/** What the caller has begun to write of a report, which nobody else is shown. */
export const draftRoutes: readonly Route[] = [
  deedRoute({
    path: '/drafts',
    operationId: 'beginDraft',
    summary: 'Börja ett utkast till en anmälan',
    description:
      'Sparas på servern från första ordet, fält för fält som det skrivs. Ingen annan ser det, och det raderas 30 dagar efter att det sparades senast. Ingenting av det är en anmälan förrän det skickas.',
    tag: 'reports',
    request: { body: draftBody },
    sent: fieldsExample,
    answer: draftLine,
    example: lineExample,
    perform: (deps, call, { body }) => beginDraft(deps, call, body.fields),
  }),
  readRoute({
    path: '/drafts',
    operationId: 'listDrafts',
    summary: 'Läs vilka egna utkast som finns',
    description: 'Utan det som skrivits, det senast sparade först. Bara de egna.',
    tag: 'reports',
    request: { query: pageQuery },
    answer: pageOf(draftLine),
    example: { items: [lineExample], total: 1, limit: 20, page: 1 },
    read: async (deps, call, { query }) => ({
      ...(await listDrafts(deps, call, offsetOf(query))),
      ...query,
    }),
  }),
  readRoute({
    ...one,
    operationId: 'readDraft',
    summary: 'Läs ett eget utkast',
    description: 'Så som det sparades senast. Andras utkast finns inte.',
    answer: draft,
    example: { ...lineExample, ...fieldsExample },
    read: (deps, call, { params }) => viewDraft(deps, call, params.draftId),
  }),
  savingRoute({
    ...one,
    operationId: 'saveDraft',
    summary: 'Spara ett eget utkast',
    description:
      'I stället för det som sparades senast. If-Match säger vad det bygger på, så att två fönster inte skriver över varandra.',
    request: { params: draftParams, body: draftBody },
    sent: fieldsExample,
    answer: draftLine,
    example: { ...lineExample, etag: 2 },
    save: (deps, call, { params, body }) => saveDraft(deps, call, params.draftId, body.fields),
  }),
  forgettingRoute({
    ...one,
    operationId: 'discardDraft',
    summary: 'Kasta ett eget utkast',
    description: 'Det som skrivits raderas genast. Att det redan är borta är inget fel.',
    forget: (deps, call, { params }) => discardDraft(deps, call, params.draftId),
  }),
  deedRoute({
    path: '/drafts/:draftId/sendings',
    operationId: 'sendDraft',
    summary: 'Skicka ett utkast som anmälan',
    description:
      'Som att skicka en anmälan, och i samma ögonblick är utkastet borta. Anmälan får utkastets id, och det som skickas är innehållet här, inte det som sparades senast.',
    tag: 'reports',
    request: { params: draftParams, body: z.strictObject({ report: reportContent }) },
    sent: { report: sentExample },
    answer: receipt,
    example: receiptExample,
    cost: ({ body }, bytes) => costOfReport(body.report, bytes),
    located: ({ id }) => `/reports/${id}`,
    perform: (deps, call, { params: { draftId }, body }) =>
      sendReport(deps, call, body.report, { draftId }),
  }),
];
