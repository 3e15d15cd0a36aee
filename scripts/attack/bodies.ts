import { randomUUID } from 'node:crypto';
import type { Answer } from './asking.ts';
import { judge, type Attack, type Family } from './attack.ts';
import { here, schoolSystem } from './cast.ts';
import { documented } from './published.ts';
import { smallReport } from './reports.ts';
import type { Target } from './target.ts';
import { worstBodies } from './worst-bodies.ts';

/** What a body of 256 kB may take. The one that was found took 14 s. */
const longestMs = 2_000;
/** What a probe of the process's health may wait meanwhile. */
const longestProbeMs = 1_000;
/** A body that is slow is so each time, while a busy moment of the machine passes. */
const mostTries = 3;
const pauseMs = 20;

const send = async (target: Target, body: string): Promise<Answer> =>
  target.ask({
    method: 'POST',
    path: '/api/v1/reports',
    headers: {
      authorization: `Bearer ${await target.tokenOf(schoolSystem)}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body,
  });

/** Asks for the process's health again and again until told to stop. @returns the longest wait */
const probing = async ({ ask }: Target, isOver: () => boolean): Promise<number> => {
  let longest = 0;
  while (!isOver()) {
    const { status, ms } = await ask({ method: 'GET', path: '/healthz' });
    if (status !== 200) throw new Error(`/healthz answered ${status}`);
    longest = Math.max(longest, ms);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return longest;
};

/** Does the work and probes the health beside it. */
const beside = async <T>(
  target: Target,
  work: () => Promise<T>,
): Promise<readonly [T, probeMs: number]> => {
  let over = false;
  const working = work().finally(() => (over = true));
  return Promise.all([working, probing(target, () => over)]);
};

const isProblem = ({ headers }: Answer): boolean =>
  headers['content-type']?.startsWith('application/problem+json') ?? false;

type Timed = { readonly answer: Answer; readonly probeMs: number; readonly inTime: boolean };

const timed = async (target: Target, body: string): Promise<Timed> => {
  const [answer, probeMs] = await beside(target, () => send(target, body));
  return { answer, probeMs, inTime: answer.ms < longestMs && probeMs < longestProbeMs };
};

const attackOf = ([name, body]: readonly [string, string]): Attack => ({
  name,
  try: async (target) => {
    const statuses = await documented(target, '/api/v1/reports', 'post');
    let last = await timed(target, body);
    for (let tries = 1; tries < mostTries && !last.inTime; tries += 1) {
      last = await timed(target, body);
    }
    const { status, ms } = last.answer;
    const took = `${Math.round(ms)} ms, probe ${Math.round(last.probeMs)} ms`;
    return judge(
      [`${status} is documented`, status < 500 && statuses.includes(status), true],
      ['in good form', status === 201 || isProblem(last.answer), true],
      [took, last.inTime, true],
    );
  },
});

/** Without it, a door that refuses every body would seem to hold against the worst. */
const control: Attack = {
  name: 'a small report in good order is taken beside them',
  try: async (target) => {
    const [{ status }] = await beside(target, () =>
      send(target, JSON.stringify(smallReport(here))),
    );
    return judge(['the report', status, 201]);
  },
};

/** A body that is made to be slow stops nobody. */
export const bodies: Family = {
  name: 'bodies',
  attacks: [control, ...Object.entries(worstBodies).map(attackOf)],
};
