import { authorships } from '../../../domain/reports/records.ts';
import { z } from 'zod';
import { dutyKinds, letterKinds } from '../../../domain/areas.ts';
import {
  channels,
  conclusions,
  elsewhereGrounds,
  statuses,
} from '../../../domain/report/status.ts';
import { agencyKinds } from '../../../domain/report/report-content.ts';
import { dutyView, instant, pageOf, paging, sha256 } from '../schemas.ts';
import { keptReport } from './content-schema.ts';

export const reference = z.string().regex(/^ANM-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
const linkKinds = ['confirms', 'supplements', 'repeats', 'siblingOf', 'forwardedFrom'] as const;

const outOfHours = z
  .object({
    rule: z.enum(['socialjour', 'policeOfficerOnDuty']),
    phone: z.string().nullable(),
    now: z.boolean(),
  })
  .meta({
    id: 'OutOfHours',
    description:
      'Vem som nås utanför kontorstid, på vilket nummer, och om det är så nu. Vid fara: 112',
  });

/** The receipt says that the report came in, and nothing about the case. */
export const receipt = z
  .object({
    id: z.uuid(),
    reference,
    receivedAt: instant,
    contentHash: sha256,
    outOfHours,
    links: z
      .array(z.object({ rel: z.enum(['siblingOf', 'confirms']), id: z.uuid(), reference }))
      .readonly(),
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
  channel: z.enum(channels),
  municipality: z.string(),
  openedByPersonAt: instant.nullable(),
  protectedContact: z.boolean(),
  protectedIdentity: z.boolean(),
  youngPerson: z.boolean().meta({
    description:
      '18 år eller äldre när anmälan kom in: uppgift om en ung person, utan barnakt, för juristens bedömning',
  }),
  mine: z.boolean(),
};
const reportLine = z
  .object({
    ...summary,
    withheld: z.boolean().meta({
      description:
        'Barnet har skyddade personuppgifter, och den som läser får inte veta mer än raden säger',
    }),
    due: z
      .array(z.object({ kind: z.enum(dutyKinds), dueAt: instant }))
      .readonly()
      .nullable()
      .meta({
        description:
          'Vad som ska göras och när, för en rad som är allt som får ses och för ett ärende som väntar på någon; annars null',
      }),
  })
  .meta({ id: 'ReportLine' });
export const reportPage = pageOf(reportLine);

export const queueQuery = z.strictObject({
  ...paging,
  status: z.enum(statuses).exactOptional(),
  reference: reference.exactOptional(),
  unassigned: z.enum(['true']).exactOptional().meta({
    description:
      'Bara öppnade anmälningar som ingen handläggare på plats håller, med vad som ska göras när',
  }),
  youngPerson: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .exactOptional()
    .meta({ description: 'Bara de som gäller någon som var 18 år eller äldre, eller bara andra' }),
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
  .object({
    kind: z.enum(linkKinds),
    id: z.uuid(),
    reference,
    receivedAt: instant,
    agencyKind: z.string(),
    status: z.enum(statuses),
    concludedAs: z.enum(conclusions).nullable(),
  })
  .meta({ id: 'LinkedReport' });

export const linksPage = pageOf(linkedReport).extend({
  ongoingInvestigation: z
    .object({ id: z.uuid(), at: instant })
    .nullable()
    .meta({ description: 'Anteckningen om en pågående utredning; bara mottagaren' }),
});

export const reportView = z
  .object({
    ...summary,
    contentHash: sha256,
    legalBasis: z.string(),
    warnings: z
      .array(z.enum(['noReportingDuty', 'noAcuteMeasure']))
      .readonly()
      .meta({
        description:
          'noReportingDuty: den som anmälan gäller är 18 år eller äldre, och för henne finns ingen anmälningsskyldighet (3 kap. 1 § och 19 kap. 1 § SoL). noAcuteMeasure: barnet behöver omedelbart skydd, och inget är antecknat om vad som gjordes; bara handläggare och ledning',
      }),
    concludedAt: instant.nullable(),
    closedAt: instant.nullable(),
    owner: z.string().nullable().meta({ description: 'Vem som håller ärendet; bara mottagaren' }),
    registeredAt: instant.nullable().meta({
      description:
        'När mottagaren skrev ner det som kom per telefon, besök eller papper; bara mottagaren. receivedAt säger när det kom in.',
    }),
    authorship: z
      .enum(['asserted', ...authorships])
      .nullable()
      .meta({
        description:
          'Om ett verksamhetssystem skickade anmälan: asserted tills den i vars namn den skickades har vidgått (claimed) eller förnekat (denied) den. Annars null.',
      }),
    acuteSituationId: z.uuid().nullable(),
    outOfHours,
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
  content: keptReport,
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
