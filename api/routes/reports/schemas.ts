import { z } from 'zod';
import { letterKinds } from '../../../domain/areas.ts';
import { conclusions, elsewhereGrounds, statuses } from '../../../domain/report/status.ts';
import { agencyKinds } from '../../../domain/report/report-content.ts';
import { dutyView, instant, pageOf, paging } from '../schemas.ts';
import { reportContent } from './content-schema.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const reference = z.string().regex(/^ANM-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
const linkKinds = ['confirms', 'supplements', 'repeats', 'siblingOf', 'forwardedFrom'] as const;

/** The receipt says that the report came in, and nothing about the case. */
export const receipt = z
  .object({
    id: z.uuid(),
    reference,
    receivedAt: instant,
    contentHash: sha256,
    links: z.array(z.object({ rel: z.literal('siblingOf'), id: z.uuid(), reference })).readonly(),
  })
  .meta({ id: 'Receipt' });

const summary = {
  id: z.uuid(),
  reference,
  status: z.enum(statuses),
  concludedAs: z.enum(conclusions).nullable(),
  receivedAt: instant,
  acute: z.boolean(),
  agencyKind: z.string().meta({ examples: [...agencyKinds] }),
  channel: z.enum(['web', 'api', 'phone', 'paper', 'supplement', 'forwarded']),
  municipality: z.string(),
  openedByPersonAt: instant.nullable(),
  protectedContact: z.boolean(),
  protectedIdentity: z.boolean(),
  mine: z.boolean(),
};
export const reportSummary = z.object(summary).meta({ id: 'ReportSummary' });
export const reportPage = pageOf(reportSummary);

export const queueQuery = z.strictObject({
  ...paging,
  status: z.enum(statuses).exactOptional(),
  reference: reference.exactOptional(),
});

const signature = z.object({
  role: z.string(),
  state: z.enum(['awaited', 'signed', 'declined', 'notAsked', 'missing']),
  at: instant.nullable(),
});

/** A letter of a report, without its text. */
export const letter = z.object({
  id: z.uuid(),
  kind: z.enum(letterKinds),
  to: z
    .string()
    .nullable()
    .meta({ description: 'Vem en inbjudan gäller: reporter, school, child, guardian1, …' }),
  madeAt: instant,
  sha256,
});

export const linkedReport = z
  .object({ kind: z.enum(linkKinds), id: z.uuid(), reference })
  .meta({ id: 'LinkedReport' });

export const reportView = z
  .object({
    ...summary,
    contentHash: sha256,
    legalBasis: z.string(),
    concludedAt: instant.nullable(),
    closedAt: instant.nullable(),
    owner: z.string().nullable().meta({ description: 'Vem som håller ärendet; bara mottagaren' }),
    acuteSituationId: z.uuid().nullable(),
    signatures: z.array(signature).readonly(),
    duties: z
      .array(dutyView)
      .readonly()
      .meta({ description: 'Öppna, den som ska vara gjord först först; alla under duties' }),
    letters: z.array(letter).readonly().meta({ description: 'De 50 första; alla under letters' }),
    links: z.array(linkedReport).readonly().meta({ description: 'De 50 första; alla under links' }),
    etag: z.int(),
  })
  .meta({ id: 'Report' });

export const contentView = z.object({
  reference,
  contentHash: sha256,
  content: reportContent,
  suggests: z
    .object({
      ground: z.enum(elsewhereGrounds).exclude(['movedAway']),
      municipalityCode: z.string().nullable(),
    })
    .nullable()
    .meta({
      description:
        'Om anmälan själv tyder på att en annan kommun svarar för barnet; handläggaren avgör. Bara mottagaren ser det.',
    }),
});

export const dutyWithLadder = dutyView
  .extend({
    openedAt: instant,
    endedAt: instant.nullable(),
    rungs: z
      .array(
        z.object({
          number: z.int(),
          firedAt: instant,
          toTargets: z
            .array(z.string())
            .readonly()
            .meta({ examples: [['deputyIfoChef']] }),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'DutyWithLadder' });

/** Read by the offline verifier: `bytes` is exactly the text that was hashed. */
export const historyExport = z
  .object({
    format: z.literal('anmalan-history/2'),
    stream: z.uuid(),
    side: z.enum(['sender', 'receiver', 'auditor']),
    shared: z
      .object({
        head: z.object({ seq: z.int(), hash: sha256 }),
        complete: z.boolean(),
        events: z.array(
          z.object({ seq: z.int(), bytes: z.string(), prevHash: sha256, hash: sha256 }),
        ),
      })
      .nullable()
      .meta({ description: 'Den gemensamma kedja som äldre ärenden började med' }),
    lanes: z.array(
      z.object({
        lane: z.enum(['sender', 'receiver', 'both', 'auditor']),
        head: z.object({ n: z.int(), hash: sha256 }),
        events: z.array(z.object({ n: z.int(), bytes: z.string(), hash: sha256 })),
      }),
    ),
  })
  .meta({ id: 'HistoryExport' });
