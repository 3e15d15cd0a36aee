import { z } from 'zod';
import { factKinds } from '../../domain/kinds.ts';
import { viewFact, viewFacts, type FactsOf } from '../../services/reports/content-views.ts';
import { deedRoute, readRoute, type Route } from '../route.ts';
import { deedExample, ids, instants } from './examples.ts';
import type { FactCollection, UnderReport } from './fact-collection.ts';
import { deedAnswer, instant, offsetOf, opened, pageOf, pageQuery, statedId } from './schemas.ts';

/** Schema of a fact as it stands in the record, with its sealed part opened. */
const factView = <S extends z.ZodType>(record: S) =>
  z.object({
    id: z.uuid(),
    kind: z.enum(factKinds),
    at: instant,
    role: z.string().nullable(),
    outcome: z.string().nullable(),
    about: z.uuid().nullable().meta({ description: 'Möte, komplettering eller person' }),
    time: instant.nullable().meta({ description: 'Tid för ett möte' }),
    personId: z.uuid().nullable().meta({ description: 'Vem, på den egna sidan' }),
    corrects: z.uuid().nullable().meta({ description: 'Anteckningen som denna rättar' }),
    correctedBy: z.uuid().nullable().meta({ description: 'Rättelsen, om anteckningen är rättad' }),
    record: opened(record.nullable()).meta({ description: 'Vad som antecknades' }),
  });

type Looks<P extends UnderReport, S extends z.ZodType> = Omit<
  FactCollection<P, z.ZodType, S>,
  'add'
>;

const viewExample = <P extends UnderReport, S extends z.ZodType>(of: Looks<P, S>) => ({
  id: ids.fact,
  kind: of.kinds[0],
  at: instants.opened,
  role: null,
  outcome: null,
  about: null,
  time: null,
  personId: ids.person,
  corrects: null,
  correctedBy: null,
  record: of.recordExample,
});

/** Which facts the path of a request names. */
const factsAt = <P extends UnderReport, S extends z.ZodType>(
  { kinds, under }: Looks<P, S>,
  params: z.output<P>,
): FactsOf => ({
  reportId: params.reportId,
  kinds,
  under: under && { kinds: under.kinds, id: under.id(params) },
});

const pathOf = (resource: string): string => `/reports/:reportId/${resource}`;

const listRoute = <P extends UnderReport, S extends z.ZodType>(of: Looks<P, S>): Route =>
  readRoute({
    path: pathOf(of.resource),
    operationId: of.operations[0],
    summary: `Läs ${of.called}`,
    description: `De av ${of.called} som den egna sidan får se, sida för sida i den ordning de antecknades. Läsningen antecknas.`,
    tag: of.tag,
    request: { params: of.params, query: pageQuery },
    answer: pageOf(factView(of.record)),
    example: { items: [viewExample(of)], total: 1, limit: 20, page: 1 },
    read: async (deps, call, { params, query }) => ({
      ...(await viewFacts(deps, call, factsAt(of, params), offsetOf(query))),
      ...query,
    }),
  });

const oneRoute = <P extends UnderReport, S extends z.ZodType>(of: Looks<P, S>): Route =>
  readRoute({
    path: pathOf(`${of.resource}/:factId`),
    operationId: of.operations[1],
    summary: `Läs en av ${of.called}`,
    description: `En av ${of.called}, med det id som svaret på anteckningen gav.`,
    tag: of.tag,
    request: { params: of.params.extend({ factId: statedId }) },
    answer: factView(of.record),
    example: viewExample(of),
    read: (deps, call, { params }) => {
      const { factId } = params as { readonly factId: string };
      return viewFact(deps, call, { ...factsAt(of, params as z.output<P>), factId });
    },
  });

/** The three routes of one kind of fact under a report: read all, read one, record one. */
export function factRoutes<P extends UnderReport, B extends z.ZodType, S extends z.ZodType>(
  of: FactCollection<P, B, S>,
): readonly Route[] {
  return [
    listRoute(of),
    oneRoute(of),
    deedRoute({
      ...of.add,
      path: pathOf(of.resource),
      operationId: of.operations[2],
      tag: of.tag,
      request: { params: of.params, body: of.add.body },
      answer: deedAnswer,
      example: deedExample,
    }),
  ];
}
