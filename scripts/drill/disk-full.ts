import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import type { Case } from '../journey/case-file.ts';
import { withDates } from '../journey/dates.ts';
import { ask, askStubbornly } from './ask.ts';
import type { Request } from './ledger.ts';
import type { Part } from './part.ts';
import { playOne } from './play.ts';
import { fillDisk, freeDisk } from './small-disk.ts';
import { stubbornApi } from './stubborn-api.ts';

/** PostgreSQL has room set aside, which so many reports fill at the latest. */
const mostReports = 400;
/** How long the disk stays full once a report could not be taken, in milliseconds. */
const fullForMs = 20_000;
const probeEachMs = 500;

const requestOf = (of: Case): Request => ({
  login: of.sender,
  path: '/reports',
  key: randomUUID(),
  body: withDates(of.report, new Date().toISOString()),
});

const statusAt = async (origin: string, path: string): Promise<number> =>
  (await fetch(`${origin}${path}`)).status;

/** What is wrong with an answer while the disk is full: a report is taken, or asked for later. */
const wrongAnswer = (status: number): readonly string[] =>
  [201, 503].includes(status) ? [] : [`a full disk is answered by ${status}`];

/** Sends reports until one is not taken. @returns that one, with what was wrong on the way */
const sendUntilRefused = async ({
  asking,
  cases,
}: Part): Promise<{ readonly refused?: Request; readonly wrong: readonly string[] }> => {
  for (let sent = 0; sent < mostReports; sent += 1) {
    const of = cases[sent % cases.length];
    if (!of) break;
    const request = requestOf(of);
    const reply = await ask(asking, request);
    if (reply.status !== 201) return { refused: request, wrong: wrongAnswer(reply.status) };
    asking.ledger.asked.push({ ...request, reply });
  }
  return { wrong: [`${mostReports} reports have found room on a full disk`] };
};

/** Asks for it while the disk is full; the API lives, and says that it is not ready. */
const stayFull = async ({ system, asking }: Part, request: Request): Promise<readonly string[]> => {
  const wrong: string[] = [];
  const ready = new Set<number>();
  const deadline = performance.now() + fullForMs;
  while (performance.now() < deadline) {
    wrong.push(...wrongAnswer((await ask(asking, request)).status));
    const health = await statusAt(system.origin, '/healthz');
    if (health !== 200) wrong.push(`/healthz says ${health}`);
    ready.add(await statusAt(system.origin, '/readyz'));
    await pause(probeEachMs);
  }
  return ready.has(503) ? wrong : [...wrong, '/readyz has not told of the full disk'];
};

const playersMeanwhile = 5;
const beforehandMs = 2_000;

/** Cases that are under way when the disk is full, and go on when there is room again. */
const playSome = async ({ asking, cases }: Part): Promise<readonly string[]> => {
  const some = cases.slice(0, playersMeanwhile);
  const played = await Promise.all(some.map((of) => playOne(stubbornApi(asking), of)));
  return played.flatMap((difference) => difference ?? []);
};

const pidsOf = ({ system }: Part): readonly (number | undefined)[] =>
  (['api', 'worker'] as const).map((name) => system.pidOf(name));

/**
 * Fills the disk that the system stands on. Reports are then asked to be sent again and nothing
 * falls; with room again, all goes on by itself.
 *
 * @returns what was otherwise
 */
export async function diskFull(part: Part): Promise<readonly string[]> {
  const { system, asking, say } = part;
  const before = pidsOf(part);
  const inFlight = playSome(part);
  await pause(beforehandMs);
  await fillDisk(system.data);
  say('  the disk is full');
  const { refused, wrong } = await sendUntilRefused(part);
  if (!refused) return wrong;
  say('  a report was asked to be sent again');
  const meanwhile = await stayFull(part, refused);
  await freeDisk(system.data);
  say('  there is room again');
  const reply = await askStubbornly(asking, refused);
  asking.ledger.asked.push({ ...refused, reply });
  const fell = before.some((pid, index) => pid !== pidsOf(part)[index]);
  return [
    ...(await inFlight),
    ...wrong,
    ...meanwhile,
    ...(reply.status === 201 ? [] : [`with room again the report is answered by ${reply.status}`]),
    ...(fell ? ['API or worker fell'] : []),
  ];
}
