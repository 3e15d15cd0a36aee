import { z } from 'zod';
import { attachmentTypes, scans } from '../../../domain/report/attachment.ts';
import { costOfUpload } from '../../../domain/reports/attachment-cost.ts';
import { fileRefusals } from '../../../domain/reports/attachments.ts';
import { receiveParts } from '../../../services/reports/attachments/receive-parts.ts';
import {
  beginUpload,
  discardUpload,
  listUploads,
  viewUpload,
} from '../../../services/reports/attachments/uploads.ts';
import { forgettingRoute } from '../../kept-routes.ts';
import { octetsRoute } from '../../octets-route.ts';
import { deedRoute, readRoute, type Route } from '../../route.ts';
import { hash, ids, instants } from '../examples.ts';
import { instant, offsetOf, pageOf, paging, shortText, statedId } from '../schemas.ts';

const uploadKept = z
  .object({
    id: z.uuid(),
    draftId: z.uuid().nullable(),
    begunAt: instant,
    keptUntil: instant.nullable().meta({
      description: 'Då raderas filen, om den inte skickas; null bredvid ett utkast, som den följer',
    }),
    size: z.int(),
    received: z.int().meta({ description: 'Så många byte som finns; därifrån fortsätter filen' }),
    state: z.enum(['uploading', 'ready', 'refused']),
  })
  .meta({ id: 'UploadKept' });

const upload = uploadKept
  .extend({
    name: z.string(),
    type: z
      .enum(attachmentTypes)
      .nullable()
      .meta({ description: 'Vad filen är, efter dess byte och inte dess namn' }),
    sha256: z.string().nullable(),
    scan: z.enum(scans).nullable().meta({ description: 'Om filen är kontrollerad mot virus' }),
    refused: z.enum(fileRefusals).nullable(),
  })
  .meta({ id: 'Upload' });

const keptExample = {
  id: ids.other,
  draftId: null,
  begunAt: instants.received,
  keptUntil: '2026-12-23T23:00:00.000Z',
  size: 12_000_000,
  received: 0,
  state: 'uploading',
} as const;
const partExample = {
  ...keptExample,
  received: 1_048_576,
  name: 'blåmärke.jpg',
  type: null,
  sha256: null,
  scan: null,
  refused: null,
};
const wholeExample = {
  ...partExample,
  received: 12_000_000,
  state: 'ready',
  type: 'image/jpeg',
  sha256: hash,
  scan: 'notScanned',
} as const;

const offset = z
  .string()
  .regex(/^\d{1,12}$/)
  .transform(Number)
  .meta({ description: 'Från vilken byte i filen; den första är 0' });

const uploadParams = z.object({ attachmentId: statedId });
const one = {
  path: '/attachments/:attachmentId',
  tag: 'reports',
  request: { params: uploadParams },
} as const;

/** What a caller uploads to send with a report, which nobody else is shown until then. */
export const attachmentRoutes: readonly Route[] = [
  deedRoute({
    path: '/attachments',
    operationId: 'beginUpload',
    summary: 'Börja ladda upp en bilaga',
    description:
      'Bilder, PDF, ljud och text, högst 20 filer och 50 MB tillsammans. Bredvid ett utkast följer filen utkastet; annars raderas den efter 30 dagar om den inte skickas. Ingen annan ser den innan dess.',
    tag: 'reports',
    request: {
      body: z.strictObject({
        name: shortText,
        size: z.int().min(1).meta({ description: 'Filens längd i byte' }),
        draftId: statedId.nullable().default(null),
      }),
    },
    sent: { name: 'blåmärke.jpg', size: 12_000_000 },
    answer: uploadKept,
    example: keptExample,
    cost: ({ body }) => costOfUpload(body.size),
    perform: (deps, call, { body }) => beginUpload(deps, call, body),
  }),
  readRoute({
    path: '/attachments',
    operationId: 'listUploads',
    summary: 'Läs vilka egna filer som är uppladdade och inte skickade',
    description: 'I den ordning de började laddas upp; med draftId bara de bredvid det utkastet.',
    tag: 'reports',
    request: { query: z.strictObject({ ...paging, draftId: statedId.exactOptional() }) },
    answer: pageOf(upload),
    example: { items: [wholeExample], total: 1, limit: 20, page: 1 },
    read: async (deps, call, { query: { draftId, ...page } }) => ({
      ...(await listUploads(deps, call, draftId, offsetOf(page))),
      ...page,
    }),
  }),
  readRoute({
    ...one,
    operationId: 'readUpload',
    summary: 'Läs hur långt en fil har kommit',
    description: 'received säger varifrån den fortsätter. En fil som är skickad finns i anmälan.',
    answer: upload,
    example: partExample,
    read: (deps, call, { params }) => viewUpload(deps, call, params.attachmentId),
  }),
  octetsRoute({
    ...one,
    path: `${one.path}/parts`,
    operationId: 'sendPart',
    summary: 'Skicka byte av en fil, från ett ställe i den',
    description:
      'Filens egna byte, hela eller en del i taget. Bryts förbindelsen finns det som kommit kvar, och received säger varifrån det går att fortsätta. Samma byte igen från samma ställe ändrar ingenting; från ett annat ställe svaras 409 med offset. När de sista har kommit avgörs vad filen är: det som kan köra något tas inte emot, och svaret säger hur det kan skickas i stället.',
    request: {
      params: uploadParams,
      query: z.strictObject({ offset }),
    },
    answer: upload,
    example: wholeExample,
    take: (deps, call, { params, query }, body) =>
      receiveParts(deps, call, { id: params.attachmentId, offset: query.offset }, body),
  }),
  forgettingRoute({
    ...one,
    operationId: 'discardUpload',
    summary: 'Kasta en fil som inte är skickad',
    description: 'Dess byte raderas genast. Att den redan är borta är inget fel.',
    forget: (deps, call, { params }) => discardUpload(deps, call, params.attachmentId),
  }),
];
