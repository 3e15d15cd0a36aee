import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../api/conditional-request.ts';
import { jsonBody } from '../../api/middleware/json-body.ts';
import { parseRequest } from '../../api/request-parts.ts';
import { reportContent } from '../../api/routes/reports/content-schema.ts';
import { worstBodies } from './worst-bodies.ts';

const mostTimes = 20;
/** Milliseconds that any body may take, since the clock is too coarse for the quickest ones. */
const floorMs = 10;
const mostRuns = 10;
/** What is slower than this once was not merely disturbed. */
const hopelessMs = 2_000;
const oneSecond = 1_000;

type Run = () => unknown;

/** Milliseconds of this thread’s own work, which do not grow with the work of others beside it. */
const worked = async (run: Run): Promise<number> => {
  const before = process.threadCpuUsage();
  await run();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
};

const least = async (run: Run, enoughMs = 0): Promise<number> => {
  let best = Infinity;
  for (let runs = 0; runs < mostRuns && best > enoughMs; runs += 1) {
    const took = await worked(run);
    best = Math.min(best, took);
    if (took > hopelessMs) break;
  }
  return best;
};

const parsing = (text: string) => (): void => {
  try {
    JSON.parse(text);
  } catch {
    // A text that is no JSON is timed until the parser gives it up.
  }
};

const passed: RequestHandler = (_req, res) => void res.emit('passed');
const refused: ErrorRequestHandler = (_error, _req, res, _next) => void res.emit('passed');
const doorOf = (...handlers: readonly RequestHandler[]) => {
  const door = express();
  door.use(jsonBody, ...handlers, passed);
  return door.use(refused);
};

const likeAReport: RequestHandler = (req, _res, next) => {
  parseRequest({ body: reportContent }, req);
  fingerprintOf(req, req.body);
  next();
};

/** Lets a body pass a door without a network in between, which would take longer than the door. */
const passing = (door: ReturnType<typeof doorOf>, body: Buffer) => (): Promise<void> =>
  new Promise((resolve) => {
    const req = new IncomingMessage(new Socket());
    Object.assign(req, { method: 'POST', url: '/' });
    req.headers = { 'content-type': 'application/json', 'content-length': String(body.length) };
    req.push(body);
    req.push(null);
    const res = new ServerResponse(req);
    res.once('passed', resolve);
    door(req, res);
  });

describe('a body of up to 256 kB, however it is made', () => {
  const bodies = Object.entries(worstBodies);

  it.each(bodies)('fills the limit: %s', (_, text) => {
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(256 * 1024);
    expect(Buffer.byteLength(text)).toBeGreaterThan(255 * 1024);
  });

  it.each(bodies)(
    'is read in at most twenty times what parsing it takes: %s',
    async (_, text) => {
      const most = Math.max(mostTimes * (await least(parsing(text))), floorMs);
      const took = await least(passing(doorOf(), Buffer.from(text)), most);
      expect(took).toBeLessThan(most);
    },
    60_000,
  );

  it.each(bodies)(
    'is told from a report, or taken for one, within a second: %s',
    async (_, text) => {
      const took = await least(passing(doorOf(likeAReport), Buffer.from(text)), oneSecond);
      expect(took).toBeLessThan(oneSecond);
    },
    60_000,
  );
});
