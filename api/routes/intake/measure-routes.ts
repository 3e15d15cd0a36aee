import { z } from 'zod';
import { acuteMeasureKinds } from '../../../domain/intake/measures.ts';
import { recordMeasure } from '../../../services/intake/measures.ts';
import type { Route } from '../../route.ts';
import type { Correctable } from '../correctable.ts';
import { instants } from '../examples.ts';
import { factRoutes } from '../fact-routes.ts';
import { freeText, instant, reportParams, shortText, statedInstant } from '../schemas.ts';

export const measure = z.strictObject({
  kind: z.enum(acuteMeasureKinds).meta({
    description:
      'placement: placering · immediateCare: omedelbart omhändertagande (6 § LVU) · hospital: sjukhus · police: polis · other: annat',
  }),
  what: freeText,
  by: shortText,
  at: statedInstant,
});
const measureExample = {
  kind: 'placement',
  what: 'Barnet sover i ett jourhem i natt.',
  by: 'Socialsekreteraren och jourhemmet',
  at: instants.opened,
} as const;

export const correctableMeasures = [
  { kind: 'acuteMeasureTaken', record: measure },
] as const satisfies readonly Correctable[];

/** What was done at once for a child that needs protection. */
export const measureRoutes: readonly Route[] = factRoutes({
  resource: 'acute-measures',
  kinds: ['acuteMeasureTaken'],
  tag: 'intake',
  operations: ['listAcuteMeasures', 'readAcuteMeasure', 'recordAcuteMeasure'],
  called: 'de akuta åtgärderna',
  params: reportParams,
  add: {
    summary: 'Anteckna en akut åtgärd',
    description:
      'Vad som gjordes genast för att skydda barnet, av vem och när. Så länge inget är antecknat efter en skyddsbedömning med omedelbart behov står det bland anmälans warnings.',
    body: measure,
    sent: measureExample,
    perform: (deps, call, { params, body }) => recordMeasure(deps, call, params.reportId, body),
  },
  record: measure.extend({ at: instant }),
  recordExample: measureExample,
});
