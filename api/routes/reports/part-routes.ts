import { attachmentTypes } from '../../../domain/report/attachment.ts';
import { viewAttachment } from '../../../services/reports/attachments/read-attachment.ts';
import { viewContent } from '../../../services/reports/content-views.ts';
import { viewHistory } from '../../../services/trail/history.ts';
import { historyText } from '../../../services/trail/history-text.ts';
import { viewLetter } from '../../../services/reports/report-letters.ts';
import { viewLinks } from '../../../services/reports/report-links.ts';
import { viewDuties, viewLetters } from '../../../services/reports/report-views.ts';
import { fileRoute, readRoute, textRoute, type Route } from '../../route.ts';
import { streamedFileRoute } from '../../streamed-file-route.ts';
import { dutyExample, hash, ids, instants, reference } from '../examples.ts';
import { offsetOf, pageOf, pageQuery, reportParams, statedId } from '../schemas.ts';
import { keptReport } from './content-schema.ts';
import { historyExample, letterExample, sentExample } from './examples.ts';
import { contentView, dutyWithLadder, historyExport, letter, linksPage } from './schemas.ts';

const part = (resource: string) =>
  ({
    path: `/reports/:reportId/${resource}`,
    tag: 'reports',
    request: { params: reportParams },
  }) as const;

const paged = { params: reportParams, query: pageQuery };
const firstPage = { total: 1, limit: 20, page: 1 } as const;

/** The parts of one report, each a look of its own in the trail. */
const texts: readonly Route[] = [
  readRoute({
    ...part('content'),
    operationId: 'readContent',
    summary: 'Läs anmälan som den skickades',
    description:
      'Det frysta innehållet, med den kontrollsumma som underskrifterna gäller. Mottagaren öppnar anmälan först. Läsningen antecknas innan svaret lämnas.',
    answer: contentView,
    example: {
      reference,
      contentHash: hash,
      content: keptReport.parse(sentExample),
      suggests: null,
    },
    read: (deps, call, { params }) => viewContent(deps, call, params.reportId),
  }),
  textRoute({
    ...part('history'),
    operationId: 'readHistory',
    summary: 'Läs anmälans kedja av händelser',
    description:
      'Vem som har gjort och läst vad, i den form som den fristående kontrollen läser. Varje sida ser sina egna händelser; granskaren ser alla.',
    answer: historyExport,
    example: historyExample,
    read: async (deps, call, { params }) =>
      historyText(await viewHistory(deps, call, params.reportId)),
  }),
  readRoute({
    ...part('duties'),
    operationId: 'readDuties',
    summary: 'Läs anmälans skyldigheter',
    description:
      'Även avslutade, den som ska vara gjord först först, med de senaste påminnelserna. Bara den egna sidans.',
    request: paged,
    answer: pageOf(dutyWithLadder),
    example: {
      items: [{ ...dutyExample, openedAt: instants.received, endedAt: null, rungs: [] }],
      ...firstPage,
    },
    read: async (deps, call, { params, query }) => ({
      ...(await viewDuties(deps, call, params.reportId, offsetOf(query))),
      ...query,
    }),
  }),
  readRoute({
    ...part('letters'),
    operationId: 'listLetters',
    summary: 'Läs vilka brev som är gjorda',
    description: 'På den egna sidan, det äldsta först. Granskaren läser inga.',
    request: paged,
    answer: pageOf(letter),
    example: { items: [letterExample], ...firstPage },
    read: async (deps, call, { params, query }) => ({
      ...(await viewLetters(deps, call, params.reportId, offsetOf(query))),
      ...query,
    }),
  }),
  readRoute({
    ...part('links'),
    operationId: 'readLinks',
    summary: 'Läs vilka anmälningar som hör ihop med denna',
    description:
      'Syskon, kompletteringars nya oro och upprepningar som den egna sidan också får se, och för mottagaren den utredning som redan pågår. De länkas och slås aldrig ihop.',
    request: paged,
    answer: linksPage,
    example: {
      items: [
        {
          kind: 'repeats',
          id: ids.other,
          reference: 'ANM-2B4C-6D8E',
          receivedAt: instants.received,
          agencyKind: 'school',
          status: 'closed',
          concludedAs: 'doNotOpen',
        },
      ],
      ongoingInvestigation: null,
      ...firstPage,
    },
    read: async (deps, call, { params, query }) => ({
      ...(await viewLinks(deps, call, params.reportId, offsetOf(query))),
      ...query,
    }),
  }),
];

const documents: readonly Route[] = [
  fileRoute({
    ...part('document'),
    operationId: 'readDocument',
    summary: 'Hämta anmälan som dokument',
    description: 'PDF, gjord en gång av precis det innehåll som skickades. 404 tills den är gjord.',
    read: (deps, call, { params }) => viewLetter(deps, call, params.reportId, 'reportAsSent'),
  }),
  fileRoute({
    ...part('receipt'),
    operationId: 'readReceipt',
    summary: 'Hämta mottagningskvittot',
    description: 'PDF för den som skickade: att anmälan kom in och när. 404 tills den är gjord.',
    read: (deps, call, { params }) => viewLetter(deps, call, params.reportId, 'receipt'),
  }),
  fileRoute({
    ...part('letters/:letterId'),
    operationId: 'readLetter',
    summary: 'Hämta ett brev',
    description: 'Ett av de brev som står i anmälans letters.',
    request: { params: reportParams.extend({ letterId: statedId }) },
    read: (deps, call, { params }) =>
      viewLetter(deps, call, params.reportId, { letterId: params.letterId }),
  }),
];

const attachments = streamedFileRoute({
  ...part('attachments/:attachmentId'),
  operationId: 'readAttachment',
  summary: 'Hämta en bilaga',
  description:
    'Filen som den skickades med anmälan eller en komplettering, för den som får läsa innehållet. Läsningen antecknas innan den första byten lämnas. Spara den, och öppna den inte i webbläsaren; rubriken Attachment-Scan säger om den är kontrollerad mot virus (clean, notScanned).',
  request: { params: reportParams.extend({ attachmentId: statedId }) },
  types: attachmentTypes,
  read: (deps, call, { params }) => viewAttachment(deps, call, params),
});

export const reportPartRoutes: readonly Route[] = [...texts, ...documents, attachments];
