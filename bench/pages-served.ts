import { brotliCompressSync } from 'node:zlib';
import { rowsOf } from '../database/rows.ts';
import { logIn } from '../services/people/log-in.ts';
import type { Figures } from './grown/grow.ts';
import { inGrownDatabase, type Grown } from './grown/in-grown-database.ts';
import { targetsIn, type Target } from './grown/reads.ts';
import { latencyAtRate } from './measure.ts';
import { visited, type Visited } from './pages/visited.ts';
import type { BenchOptions } from './run-options.ts';
import { startApi, type RunningApi } from './running-api.ts';

const town = 'degerfors';
const whole: Figures = { open: 10_000, closed: 90_000 };
const small: Figures = { open: 20, closed: 180 };
const perSecond = 50;
const goalMs = 50;
const loa3 = 'http://id.elegnamnden.se/loa/1.0/loa3';

const tokenOf = async ({ deps }: Grown, login: string): Promise<string> => {
  const at = new Date().toISOString();
  const proven = { subject: login, assurance: loa3, loggedInAt: at };
  const came = { maxAgeSeconds: 28_800, before: undefined, expected: undefined };
  const entered = await logIn(deps, { ...proven, ...came }, at);
  if (entered.is !== 'in') throw new Error(`${login} did not come in`);
  return entered.token;
};

const round = (value: number): number => Number(value.toFixed(1));

type Visits = {
  readonly api: RunningApi;
  readonly targets: readonly Target[];
  readonly count: number;
};

/** At most so many people open the same page at a time; each has a stream of her own to be seen in. */
const mostReaders = 20;

/** The logins of those who hold the same function as somebody seeded, she among them. */
const colleaguesOf = async ({ admin }: Grown, login: string): Promise<readonly string[]> => {
  const found = await admin.raw(
    `select distinct q.subject from person p join assignment a on a.person_id = p.id
     join assignment b on b.unit_id = a.unit_id and b.role = a.role
     join person q on q.id = b.person_id where p.subject = ? order by 1 limit ?`,
    [login, mostReaders],
  );
  return rowsOf<{ subject: string }>(found).map(({ subject }) => subject);
};

const cookiesOf = async (grown: Grown, by: string | undefined): Promise<readonly string[]> => {
  if (by === undefined) return [''];
  const logins = await colleaguesOf(grown, `${by}.${town}`);
  return Promise.all(logins.map(async (login) => `sid=${await tokenOf(grown, login)}`));
};

/** Opens one page at the rate, each time about another report. */
const measured = async (
  grown: Grown,
  { api, targets, count }: Visits,
  { by, route, path }: Visited,
): Promise<object> => {
  const [port = 0] = api.ports;
  const cookies = await cookiesOf(grown, by);
  let html = '';
  const latency = await latencyAtRate(perSecond, count, async (index) => {
    const target = targets[index % targets.length];
    if (!target) throw new Error('there is no report to visit');
    const cookie = cookies[index % cookies.length] ?? '';
    const answer = await fetch(`http://127.0.0.1:${port}${path(target)}`, { headers: { cookie } });
    html = await answer.text();
    if (answer.status !== 200) throw new Error(`${route} is answered with ${answer.status}`);
  });
  return {
    what: route,
    by: by ?? 'nobody',
    readers: cookies.length,
    p50ms: round(latency.p50),
    p99ms: round(latency.p99),
    goal: goalMs,
    bytes: html.length,
    compressed: brotliCompressSync(Buffer.from(html)).length,
  };
};

const measureAll = async (
  grown: Grown,
  { quick, size }: BenchOptions,
): Promise<readonly object[]> => {
  const figures = quick ? small : whole;
  await grown.growTo(figures);
  const count = size(1_000);
  const targets = await targetsIn(grown.admin, town, count);
  const api = await startApi({ ...grown, processes: 1 });
  try {
    const lines: object[] = [{ what: 'made', ...figures }];
    const visits = { api, targets, count };
    for (const page of visited) {
      await measured(grown, { ...visits, count: size(100) }, page);
      lines.push(await measured(grown, visits, page));
    }
    return lines;
  } finally {
    await api.stop();
  }
};

/**
 * P9: how long pages take at 50 requests a second, and what they weigh, with 100,000 reports in the
 * municipality. It is measured at the reader's end, so that what the server takes is less.
 */
export function pagesServed(options: BenchOptions): Promise<readonly object[]> {
  return inGrownDatabase(town, (grown) => measureAll(grown, options));
}
