import { z } from 'zod';
import type { Correction } from '../../../domain/corrections/records.ts';
import { correctRecord } from '../../../services/corrections/correct-record.ts';
import type { Route } from '../../route.ts';
import type { Correctable } from '../correctable.ts';
import { ids } from '../examples.ts';
import { factRoutes } from '../fact-routes.ts';
import { freeText, reportParams, statedId } from '../schemas.ts';

const explanation = z.object({ reason: z.string() });

const correctionOf = ({ kind, record }: Correctable) =>
  z.strictObject({ kind: z.literal(kind), corrects: statedId, reason: freeText, record });

/** The body of a correction: one form for each kind, so that what is missing is named. */
const bodyOf = ([first, ...others]: readonly [Correctable, ...Correctable[]]) =>
  z.discriminatedUnion('kind', [correctionOf(first), ...others.map(correctionOf)]);

/** Corrections of the records whose forms the areas hand over. */
export function correctionRoutes(
  forms: readonly [Correctable, ...Correctable[]],
): readonly Route[] {
  return factRoutes({
    resource: 'corrections',
    kinds: ['correctionExplained'],
    tag: 'corrections',
    operations: ['listCorrections', 'readCorrection', 'correctRecord'],
    called: 'rättelserna',
    params: reportParams,
    add: {
      summary: 'Rätta en anteckning',
      description:
        'Det som skulle ha stått tar den felaktigas plats; båda syns, och skälet stannar på den egna sidan (36 § förvaltningslagen). Av den som skrev anteckningen eller av ledningen, en underskrift bara av den som skrev under. Ett beslut rättas bara från skrivfel. Skyldigheter och läge följer av det som gäller nu, utan att någon tid börjar om.',
      body: bodyOf(forms),
      sent: {
        kind: 'contactRecorded',
        corrects: ids.fact,
        reason: 'Samtalet var med mormodern.',
        record: { with: 'reporter', how: 'phone', summary: 'Gick igenom anmälan med läraren.' },
      },
      perform: (deps, call, { params, body }) =>
        // Each form has the kind and the record of one row of the table.
        correctRecord(deps, call, params.reportId, body as Correction),
    },
    record: explanation,
    recordExample: { reason: 'Samtalet var med mormodern.' },
  });
}
