import { AppError } from '../domain/errors.ts';
import { factKinds, type FactKind } from '../domain/kinds.ts';
import { askedNowAndThen } from '../platform/metrics/asked-now-and-then.ts';
import { poolReadings, type Pools } from '../platform/metrics/pool-readings.ts';
import { createMetrics, type LabelLists } from '../platform/metrics/registry.ts';
import type { DeedEnd, DeedEnded } from '../services/acting/deed-ended.ts';
import type { Quota, Verdict } from '../services/quota/quota.ts';
import { clientGone, noRoute, type RequestEnded } from './middleware/request-context.ts';
import { pagePaths } from './pages/pages.ts';
import { wayInPaths } from './pages/people/login/way-in.ts';
import { statuses } from './problems/statuses.ts';
import { pathBelowRoot } from './route.ts';
import { callerRoutes, publicRoutes } from './routes/all.ts';

const success = [200, 201, 204, 303];

const lists: LabelLists = {
  kind: factKinds,
  refusal: ['none', ...Object.keys(statuses)],
  route: [
    noRoute,
    ...pagePaths,
    ...wayInPaths,
    ...publicRoutes.map(({ path }) => path),
    ...callerRoutes.map(({ path }) => pathBelowRoot(path)),
  ],
  status: [...success, clientGone, ...Object.values(statuses)].map(String),
};

const outcomeOf = (end: DeedEnd): { readonly outcome: string; readonly refusal: string } => {
  if (typeof end === 'string') return { outcome: end, refusal: 'none' };
  if (end.error instanceof AppError) return { outcome: 'refused', refusal: end.error.name };
  return { outcome: 'failed', refusal: 'none' };
};

export type ApiMetrics = {
  readonly text: () => Promise<string>;
  readonly deedEnded: DeedEnded;
  readonly requestEnded: RequestEnded;
  /** The same quota, whose refusals are counted. */
  readonly watched: (quota: Quota) => Quota;
};

/** What the API measures of itself. */
export function createApiMetrics(parts: {
  readonly databaseAnswers: () => Promise<boolean>;
  readonly pools: Pools;
  /** Undefined until the database's clock is known. */
  readonly clockAheadMs: () => number | undefined;
}): ApiMetrics {
  const databaseUp = askedNowAndThen(parts.databaseAnswers);
  const { text, count, observe } = createMetrics('api', lists, {
    anmalan_database_up: async () => ((await databaseUp()) === true ? 1 : 0),
    anmalan_database_connections: () => poolReadings(parts.pools),
    anmalan_clock_ahead_seconds: () => {
      const ms = parts.clockAheadMs();
      return ms === undefined ? undefined : ms / 1_000;
    },
  });
  const counting = async <V extends Verdict>(counted: string, verdict: Promise<V>): Promise<V> => {
    const { is } = await verdict;
    if (is === 'refused') count('anmalan_quota_refusals_total', { counted });
    return verdict;
  };
  return {
    text,
    deedEnded: (kind: FactKind, end) => count('anmalan_deeds_total', { kind, ...outcomeOf(end) }),
    requestEnded: ({ route, method, status, seconds }) => {
      const labels = { route, method, status: String(status) };
      observe('anmalan_http_request_duration_seconds', labels, seconds);
    },
    watched: (quota) => ({
      visit: (key) => counting('visit', quota.visit(key)),
      look: (actor) => counting('look', quota.look(actor)),
      deed: (call, cost) => counting('deed', quota.deed(call, cost)),
    }),
  };
}
