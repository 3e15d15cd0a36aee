import { z } from 'zod';
import { violenceKinds } from '../../../domain/intake/violence.ts';
import { assessProtection } from '../../../services/intake/assessment.ts';
import { assignCase, openReport } from '../../../services/intake/routing.ts';
import type { Route } from '../../route.ts';
import type { Correctable } from '../correctable.ts';
import { factRoutes } from '../fact-routes.ts';
import { freeText, nothing, reportParams, shortText } from '../schemas.ts';

export const assignment = z.strictObject({ login: shortText, reason: freeText });

export const assessment = z.strictObject({
  immediateNeed: z.enum(['yes', 'no']),
  reasons: freeText,
  violence: z.enum(violenceKinds),
  crimeSuspected: z
    .boolean()
    .default(false)
    .meta({ description: 'Annat brott mot barnet misstänks; våld räknas alltid som misstanke' }),
});
const assessmentExample = {
  immediateNeed: 'no',
  reasons: 'Barnet är i skolan i dag och hämtas av farmor.',
  violence: 'none',
  crimeSuspected: false,
} as const;

export const correctableAssessments = [
  { kind: 'protectionAssessed', record: assessment },
] as const satisfies readonly Correctable[];

/**
 * Who takes the report, and the protection assessment, the first thing that is owed to the child.
 */
export const receivingRoutes: readonly Route[] = [
  ...factRoutes({
    resource: 'openings',
    kinds: ['reportOpened'],
    tag: 'intake',
    operations: ['listOpenings', 'readOpening', 'openReport'],
    called: 'öppningarna',
    params: reportParams,
    add: {
      summary: 'Öppna en anmälan',
      description:
        'Den första som öppnar tar emot ärendet; den andra får veta vem det var (409). IFO-chefen först, sedan ersättaren, sedan alla handläggare, allt efter tiden.',
      body: nothing,
      sent: {},
      perform: (deps, call, { params }) => openReport(deps, call, params.reportId),
    },
    record: z.null(),
    recordExample: null,
  }),
  ...factRoutes({
    resource: 'assignments',
    kinds: ['caseAssigned'],
    tag: 'intake',
    operations: ['listAssignments', 'readAssignment', 'assignCase'],
    called: 'fördelningarna',
    params: reportParams,
    add: {
      summary: 'Fördela ärendet',
      description: 'IFO-chefen eller ersättaren lämnar ärendet till någon på mottagningen.',
      body: assignment,
      sent: { login: 'socialsekreterare2.degerfors', reason: 'Har tid i dag.' },
      perform: (deps, call, { params, body }) => assignCase(deps, call, params.reportId, body),
    },
    record: z.object({ reason: z.string() }),
    recordExample: { reason: 'Har tid i dag.' },
  }),
  ...factRoutes({
    resource: 'protection-assessments',
    kinds: ['protectionAssessed'],
    tag: 'intake',
    operations: [
      'listProtectionAssessments',
      'readProtectionAssessment',
      'recordProtectionAssessment',
    ],
    called: 'skyddsbedömningarna',
    params: reportParams,
    add: {
      summary: 'Anteckna skyddsbedömningen',
      description:
        'Genast, för varje anmälan, med skäl även när svaret är nej (20 kap. 1 § SoL). Kommer före kontakt med vårdnadshavarna.',
      body: assessment,
      sent: assessmentExample,
      perform: (deps, call, { params, body }) =>
        assessProtection(deps, call, params.reportId, body),
    },
    record: assessment,
    recordExample: assessmentExample,
  }),
];
