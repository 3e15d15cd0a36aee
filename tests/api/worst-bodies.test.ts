import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../api/conditional-request.ts';
import { jsonBody } from '../../api/middleware/json-body.ts';
import { parseRequest } from '../../api/request-parts.ts';
import { reportContent } from '../../api/routes/reports/content-schema.ts';
import { worstBodies } from '../../scripts/attack/worst-bodies.ts';

const mostTimes = 20;
/** Milliseconds that any body may take, since the quickest are parsed in next to none. */
const floorMs = 10;
const oneSecond = 1_000;
const mostTries = 3;
/** The system counts a thread’s work in steps of some milliseconds, which are small beside this. */
const countedMs = 40;

type Run = () => unknown;

/**
 * Milliseconds of this thread’s own work in one run, on the average of as many as can be counted.
 * Unlike the time that passes, it does not grow with the work of others on the machine.
 */
const worked = async (run: Run): Promise<number> => {
  const before = process.threadCpuUsage();
  for (let runs = 1; ; runs += 1) {
    await run();
    const { user, system } = process.threadCpuUsage(before);
    const spentMs = (user + system) / 1000;
    if (spentMs >= countedMs) return spentMs / runs;
  }
};

/** Whether a run stays below so many milliseconds, once in a few tries. */
const staysBelow = async (mostMs: number, run: Run): Promise<boolean> => {
  for (let tries = 0; tries < mostTries; tries += 1) if ((await worked(run)) < mostMs) return true;
  return false;
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
      const most = Math.max(mostTimes * (await worked(parsing(text))), floorMs);
      expect(await staysBelow(most, passing(doorOf(), Buffer.from(text)))).toBe(true);
    },
    60_000,
  );

  it.each(bodies)(
    'is told from a report, or taken for one, within a second: %s',
    async (_, text) => {
      const through = passing(doorOf(likeAReport), Buffer.from(text));
      expect(await staysBelow(oneSecond, through)).toBe(true);
    },
    60_000,
  );
});
