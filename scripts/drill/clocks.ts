import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

import { rowsOf } from '../../database/rows.ts';
import { databaseAddresses } from '../running-system.ts';
import { findRunning } from '../start/run-state.ts';
import { childEnvironment } from '../start/child-environment.ts';
import type { DrilledSystem } from './drilled-system.ts';
import { gatherEvidence } from './evidence.ts';
import type { Drill, Part } from './part.ts';
import { playOne } from './play.ts';
import { stubbornApi } from './stubborn-api.ts';

const minute = 60_000;
const root = fileURLToPath(new URL('../../', import.meta.url));
const skewed = new URL('./skewed-date.ts', import.meta.url).href;

type Skewed = { readonly origin: string; end(): void };
const readyMessage = z.object({ ready: z.literal(true), port: z.int() });

const addressOf = (system: DrilledSystem, name: string): string =>
  `127.0.0.1:${findRunning(join(system.data, 'run'), name)?.port}`;

/** The environment of a second API or worker on the same system. */
const environmentOf = async (
  system: DrilledSystem,
  name: 'api' | 'worker',
): Promise<Readonly<Record<string, string>>> => {
  const { appUrl, workerUrl } = await databaseAddresses({ ANMALAN_DATA: system.data });
  return childEnvironment(name, {
    outside: process.env,
    values: {
      NODE_ENV: 'development',
      PORT: '0',
      PUBLIC_ORIGIN: system.origin,
      ANMALAN_KEYS_FILE: join(system.data, 'keys.json'),
      DATABASE_URL: appUrl,
      WORKER_DATABASE_URL: workerUrl,
      OIDC_ISSUER: `http://${addressOf(system, 'identity-provider')}`,
      TEMPORAL_ADDRESS: addressOf(system, 'temporal'),
    },
  });
};

/** A second process beside the system's own, on a machine whose clock is so far ahead. */
const startAhead = async (
  system: DrilledSystem,
  name: 'api' | 'worker',
  aheadMs: number,
): Promise<Skewed> => {
  const module = name === 'api' ? 'api/server.ts' : 'activities/worker.ts';
  const child: ChildProcess = fork(join(root, module), [], {
    execArgv: ['--import', import.meta.resolve('tsx'), '--import', skewed],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...(await environmentOf(system, name)), SKEWED_BY_MS: String(aheadMs) },
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error(`the second ${name} ended before it was ready`);
  });
  ended.catch(() => undefined);
  const [message] = await Promise.race([once(child, 'message'), ended]);
  const { port } = readyMessage.parse(message);
  return { origin: `http://127.0.0.1:${port}`, end: () => void child.kill('SIGKILL') };
};

/** Every instant that is stored of a report, its deeds and letters. */
const storedInstants = `select received_at as at from report
  union all select opened_by_person_at from report union all select closed_at from report
  union all select occurred_at from fact union all select made_at from letter
  union all select opened_at from duty union all select ended_at from duty
  union all select fired_at from duty_rung union all select made_at from notice`;

/** @returns a line when something is dated before the drill began, or later than now */
const wrongDates = async ({ system }: Part, since: Date): Promise<readonly string[]> => {
  const { db, close } = await gatherEvidence(system.data);
  try {
    const [row] = rowsOf<{ n: number }>(
      await db.raw(
        `select count(*)::int as n from (${storedInstants}) as stored
         where at > clock_timestamp() or at < ?`,
        [since],
      ),
    );
    return row?.n ? [`${row.n} instants are those of a wrong clock`] : [];
  } finally {
    await close();
  }
};

const wrongReadiness = async (
  name: string,
  origin: string,
  expected: number,
): Promise<readonly string[]> => {
  const { status } = await fetch(`${origin}/readyz`);
  return status === expected ? [] : [`/readyz of the ${name} says ${status}`];
};

const casesEach = 3;

const playSome = async (part: Part, origin: string): Promise<readonly string[]> => {
  const api = stubbornApi({ ...part.asking, origin });
  const played = await Promise.all(part.cases.slice(0, casesEach).map((of) => playOne(api, of)));
  return played.flatMap((difference) => difference ?? []);
};

/** Lets API and worker whose clocks are wrong work beside the system's own, and then die. */
const playBeside = async (part: Part, aheadMs: number): Promise<readonly string[]> => {
  const { system, say } = part;
  const api = await startAhead(system, 'api', aheadMs);
  const worker = await startAhead(system, 'worker', aheadMs);
  say(`  a second API and worker whose clocks are ${aheadMs / minute} minutes ahead`);
  try {
    return [
      ...(await wrongReadiness('API', api.origin, 503)),
      ...(await wrongReadiness('worker', worker.origin, 503)),
      ...(await playSome(part, api.origin)),
    ];
  } finally {
    api.end();
    worker.end();
  }
};

/**
 * A machine whose clock is half an hour wrong, ahead and behind, takes part for a while: nothing is
 * dated by it, nothing waits for its time, and a balancer is told to turn elsewhere.
 */
export const wrongClocks: Drill = async (part) => {
  const since = new Date();
  const wrong: string[] = [];
  for (const aheadMs of [30 * minute, -30 * minute]) {
    wrong.push(...(await playBeside(part, aheadMs)));
    wrong.push(...(await playSome(part, part.system.origin)));
  }
  return [...wrong, ...(await wrongDates(part, since))];
};
