import { z } from 'zod';
import { factorKinds, factorLevels } from '../../../domain/intake/factors.ts';
import { eventAreas, intakeAreas } from '../../../domain/report/report-content.ts';
import { usualAreas } from '../../../domain/settings/areas.ts';
import { recordFactor } from '../../../services/intake/factors.ts';
import { viewIntake } from '../../../services/intake/intake-view.ts';
import { sortFactRow } from '../../../services/intake/sort-row.ts';
import { readRoute, type Route } from '../../route.ts';
import type { Correctable } from '../correctable.ts';
import { ids } from '../examples.ts';
import { factRoutes } from '../fact-routes.ts';
import { freeText, reportParams, shortText } from '../schemas.ts';

export const sorting = z.strictObject({
  row: z.int().min(1).meta({ description: 'Sakuppgiftens plats i anmälan; den första är 1' }),
  area: z.enum(eventAreas),
});
const sortingExample = { row: 1, area: 'basicCare' } as const;

export const factor = z.strictObject({
  kind: z.enum(factorKinds),
  level: z.enum(factorLevels),
  text: freeText,
  source: shortText,
});
const factorExample = {
  kind: 'protective',
  level: 'family',
  text: 'Farmor finns nära och hämtar barnet varje dag.',
  source: 'läraren',
} as const;

export const correctableFactors = [
  { kind: 'factorRecorded', record: factor },
] as const satisfies readonly Correctable[];

const sortedRow = z.object({
  row: z.int(),
  what: z.string(),
  area: z.enum(eventAreas),
  sortedBy: z.enum(['reporter', 'receiver']),
});
const factorView = factor.extend({ id: z.uuid() });

const intakeView = z
  .object({
    areas: z
      .array(
        z.object({
          area: z.enum(intakeAreas),
          text: z.string(),
          rows: z.array(sortedRow).readonly(),
        }),
      )
      .readonly()
      .meta({ description: 'De tolv områdena i kommunens ord och ordning' }),
    notSorted: z.array(sortedRow).readonly(),
    levels: z
      .array(
        z.object({
          level: z.enum(factorLevels),
          protective: z.array(factorView).readonly(),
          risks: z.array(factorView).readonly(),
        }),
      )
      .readonly()
      .meta({ description: 'Skyddsfaktorer först, bredvid riskerna; inget räknas ihop' }),
  })
  .meta({ id: 'IntakeView' });

/** How the officer puts in order what the report and the conversations tell. */
export const intakeOrderRoutes: readonly Route[] = [
  ...factRoutes({
    resource: 'sortings',
    kinds: ['factRowSorted'],
    tag: 'intake',
    operations: ['listSortings', 'readSorting', 'sortFactRow'],
    called: 'sorteringarna av anmälans sakuppgifter',
    params: reportParams,
    add: {
      summary: 'Sortera om en sakuppgift i anmälan',
      description:
        'Under ett av de tolv områdena eller inget; den senaste gäller. Anmälan ändras aldrig.',
      body: sorting,
      sent: sortingExample,
      perform: (deps, call, { params, body }) => sortFactRow(deps, call, params.reportId, body),
    },
    record: sorting,
    recordExample: sortingExample,
  }),
  ...factRoutes({
    resource: 'factors',
    kinds: ['factorRecorded'],
    tag: 'intake',
    operations: ['listFactors', 'readFactor', 'recordFactor'],
    called: 'skydds- och riskfaktorerna',
    params: reportParams,
    add: {
      summary: 'Anteckna en skydds- eller riskfaktor',
      description:
        'På en av fem nivåer, i ord. Skyddsfaktorerna frågas det efter först, och inget räknas ihop.',
      body: factor,
      sent: factorExample,
      perform: (deps, call, { params, body }) => recordFactor(deps, call, params.reportId, body),
    },
    record: factor,
    recordExample: factorExample,
  }),
  readRoute({
    path: '/reports/:reportId/intake',
    operationId: 'readIntake',
    summary: 'Läs förhandsbedömningen i ordning',
    description:
      'Anmälans sakuppgifter under de områden där de är sorterade nu, och på varje nivå skyddsfaktorerna bredvid riskerna. Mottagaren öppnar anmälan först. Läsningen antecknas.',
    tag: 'intake',
    request: { params: reportParams },
    answer: intakeView,
    example: {
      areas: usualAreas.map((named) => ({ ...named, rows: [] })),
      notSorted: [
        { row: 1, what: 'Kom utan ytterkläder.', area: 'notSorted', sortedBy: 'reporter' },
      ],
      levels: [{ level: 'family', protective: [{ id: ids.fact, ...factorExample }], risks: [] }],
    },
    read: (deps, call, { params }) => viewIntake(deps, call, params.reportId),
  }),
];
