import { z } from 'zod';
import { NotFound } from '../../domain/errors.ts';
import { factKinds } from '../../domain/kinds.ts';
import type { Call } from '../../services/acting/call.ts';
import { viewFacts, type FactView } from '../../services/reports/content-views.ts';
import type { Deps } from '../../services/acting/deps.ts';
import { deedRoute, readRoute, type Route } from '../route.ts';
import { deedExample, ids, instants } from './examples.ts';
import type { FactCollection, UnderReport } from './fact-collection.ts';
import { deedAnswer, instant, opened, statedId } from './schemas.ts';

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
  record: of.recordExample,
});

/**
 * Reads the facts of a collection.
 *
 * @throws NotFound when the meeting or supplement that they hang on is not there
 */
const factsOf =
  <P extends UnderReport, S extends z.ZodType>(of: Looks<P, S>) =>
  async (deps: Deps, call: Call, params: z.output<P>): Promise<readonly FactView[]> => {
    const { kinds, under } = of;
    if (!under) return viewFacts(deps, call, params.reportId, kinds);
    const all = await viewFacts(deps, call, params.reportId, [under.kind, ...kinds]);
    const place = under.id(params);
    if (!all.some((fact) => fact.id === place)) throw new NotFound();
    return all.filter((fact) => fact.about === place);
  };

const pathOf = (resource: string): string => `/reports/:reportId/${resource}`;

const listRoute = <P extends UnderReport, S extends z.ZodType>(of: Looks<P, S>): Route =>
  readRoute({
    path: pathOf(of.resource),
    operationId: of.operations[0],
    summary: `Läs ${of.called}`,
    description: `Alla ${of.called} som den egna sidan får se, i den ordning de antecknades. Läsningen antecknas.`,
    tag: of.tag,
    request: { params: of.params },
    answer: z.object({ items: z.array(factView(of.record)).readonly() }),
    example: { items: [viewExample(of)] },
    read: async (deps, call, { params }) => ({ items: await factsOf(of)(deps, call, params) }),
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
    read: async (deps, call, { params }) => {
      const known = await factsOf(of)(deps, call, params as z.output<P>);
      const fact = known.find(({ id }) => id === params['factId']);
      if (!fact) throw new NotFound();
      return fact;
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
