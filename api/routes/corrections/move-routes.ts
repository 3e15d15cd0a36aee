import { z } from 'zod';
import { moveRecord } from '../../../services/corrections/move-record.ts';
import { moveReport } from '../../../services/corrections/move-report.ts';
import type { Route } from '../../route.ts';
import { ids, instants } from '../examples.ts';
import { factRoutes } from '../fact-routes.ts';
import { statedChild, statedGuardian, statedSiblings } from '../stated-people.ts';
import { freeText, instant, mostInList, reportParams, statedId } from '../schemas.ts';

const reason = 'Samtalet gällde en annan elev i samma klass.';

const recordRoutes = factRoutes({
  resource: 'moved-records',
  kinds: ['recordTakenOut', 'recordBroughtIn'],
  tag: 'corrections',
  operations: ['listMovedRecords', 'readMovedRecord', 'moveRecord'],
  called: 'flyttade anteckningarna',
  params: reportParams,
  add: {
    summary: 'Flytta en anteckning som gäller ett annat barn',
    description:
      'En kontakt, en anteckning eller en risk- eller skyddsfaktor som skrevs i fel ärende förs över till det rätta, som den lyder nu. Av ledningen. Kvar i det fela ärendet står bara att något flyttades; i det rätta vem som skrev den, när, och varför den flyttades.',
    body: z.strictObject({
      record: statedId.meta({ description: 'Anteckningens id, den som gäller nu' }),
      to: statedId.meta({ description: 'Anmälan om barnet som anteckningen gäller' }),
      reason: freeText,
    }),
    sent: { record: ids.fact, to: ids.other, reason },
    perform: (deps, call, { params, body }) => moveRecord(deps, call, params.reportId, body),
  },
  record: z.object({
    recordedBy: z.uuid().nullable(),
    recordedAt: instant,
    reason: z.string(),
  }),
  recordExample: { recordedBy: ids.person, recordedAt: instants.opened, reason },
});

const wrongChild = 'Läraren skrev storebroderns namn och nummer.';

const reportRoutes = factRoutes({
  resource: 'moves',
  kinds: ['reportMoved', 'reportBroughtIn'],
  tag: 'corrections',
  operations: ['listMoves', 'readMove', 'moveReport'],
  called: 'flyttarna till rätt barn',
  params: reportParams,
  add: {
    summary: 'Flytta en anmälan som gäller ett annat barn',
    description:
      'Anmälan går vidare som en ny om det rätta barnet, med samma ankomst och tider och samma handläggare; den gamla avslutas som flyttad. Vårdnadshavare och syskon står som anmälaren skrev, om de inte anges. Av ledningen. Vad anmälaren lägger till sedan följer med.',
    body: z.strictObject({
      child: statedChild,
      guardians: z.array(statedGuardian).max(mostInList).readonly().optional(),
      siblings: statedSiblings.optional(),
      reason: freeText,
    }),
    sent: { child: { givenName: 'Robin', familyName: 'Exempelsson' }, reason: wrongChild },
    perform: (deps, call, { params, body: { guardians, siblings, ...body } }) =>
      moveReport(deps, call, params.reportId, {
        ...body,
        ...(guardians && { guardians }),
        ...(siblings && { siblings }),
      }),
  },
  record: z.object({ reason: z.string() }),
  recordExample: { reason: wrongChild },
});

/** What was written about one child and stands in the file of another. */
export const moveRoutes: readonly Route[] = [...recordRoutes, ...reportRoutes];
