import { z } from 'zod';
import { keepCase } from '../../../services/intake/keep-case.ts';
import type { Route } from '../../route.ts';
import { factRoutes } from '../fact-routes.ts';
import { freeText, reportParams } from '../schemas.ts';

export const kept = z.strictObject({ reason: freeText });
const keptExample = {
  reason: 'Handläggaren är tillbaka på måndag, och inget ska göras före dess.',
};

/** What becomes of a case that nobody seems to work on, besides giving it to somebody else. */
export const ownershipRoutes: readonly Route[] = factRoutes({
  resource: 'kept-assignments',
  // Why a case went to the leader's queue is read with what became of it.
  kinds: ['caseKept', 'caseUnattended'],
  tag: 'intake',
  operations: ['listKeptAssignments', 'readKeptAssignment', 'keepAssignment'],
  called: 'prövningarna av vem som håller ärendet',
  params: reportParams,
  add: {
    summary: 'Lämna ärendet hos den som håller det',
    description:
      'När ärendet har gått till ledningens kö, för att den som håller det är borta eller inget har gjorts på fem vardagar. Med skäl; annars fördelas det om.',
    body: kept,
    sent: keptExample,
    perform: (deps, call, { params, body }) => keepCase(deps, call, params.reportId, body),
  },
  record: kept,
  recordExample: keptExample,
});
