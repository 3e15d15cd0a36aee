import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RequestHandler, Response } from 'express';
import type { z } from 'zod';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import { costOfDeed, type Cost } from '../domain/acting/cost.ts';
import type { Call } from '../services/acting/call.ts';
import type { Deps } from '../services/acting/deps.ts';
import { expectedEtag, fingerprintOf, idempotencyKey } from './conditional-request.ts';
import { actorOf } from './middleware/caller.ts';
import { countDeed, countLook } from './middleware/quota.ts';
import { note } from './middleware/request-context.ts';
import { deedOperation, fileOperation, readOperation, type Declared } from './operation.ts';
import type { ApiParts } from './parts.ts';
import { parseRequest, type Parsed, type RequestParts } from './request-parts.ts';

/** A route as it is registered and documented; the functions below make it from one declaration. */
export type Route = {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** In Express's notation: `/api/v1/reports/:reportId`. */
  readonly path: string;
  readonly operation: ZodOpenApiOperationObject;
  /** Its body is taken as it comes; without this it is JSON, read before the route is asked. */
  readonly body?: 'octets';
  readonly handlers: (parts: ApiParts) => RequestHandler[];
};

/** Where the routes of callers stand. */
export const apiRoot = '/api/v1';

/** What the log and the metrics call a route that is declared below: its path without `/api/v1`. */
export function pathBelowRoot(path: string): string {
  return path.slice(apiRoot.length);
}

const isVersioned = (body: unknown): body is { readonly etag: number } =>
  typeof body === 'object' && body !== null && 'etag' in body && typeof body.etag === 'number';

/** Sends an answer, with the ETag that it names. */
export function send(res: Response, status: number, body: unknown): void {
  if (isVersioned(body)) res.set('ETag', `"${body.etag}"`);
  res.status(status).json(body);
}

type Looking<P extends RequestParts> = {
  readonly deps: Deps;
  readonly call: Call;
  readonly input: Parsed<P>;
  readonly res: Response;
};

/** What every look begins with: it is noted and counted, and its request is checked. */
export function look<P extends RequestParts>(
  { path, request }: { readonly path: string; readonly request: P },
  answer: (looking: Looking<P>) => Promise<void>,
): Route['handlers'] {
  return (parts) => [
    async (req, res) => {
      note(res, 'route', path);
      await countLook(parts, res);
      const call = { actor: actorOf(res), at: parts.clock.now() };
      await answer({ deps: parts.deps, call, input: parseRequest(request, req), res });
    },
  ];
}

/**
 * Makes the route of a look. A field that the answer's schema does not name is dropped, so that
 * nothing leaves by mistake.
 */
export function readRoute<P extends RequestParts, R extends z.ZodType>(
  declared: Declared<P, R> & {
    readonly read: (deps: Deps, call: Call, input: Parsed<P>) => Promise<z.input<R>>;
  },
): Route {
  return {
    method: 'get',
    path: `${apiRoot}${declared.path}`,
    operation: readOperation(declared),
    handlers: look(declared, async ({ deps, call, input, res }) => {
      const body = await declared.read(deps, call, input);
      send(res, 200, declared.answer.parse(body));
    }),
  };
}

/** That a reader leaves before the end is no failure of ours. */
export function unlessReaderLeft(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
}

/**
 * Makes the route of a look whose answer may be long. It leaves piece by piece as it is read; when a
 * piece cannot be read, the connection is cut, so that nobody takes a part for the whole.
 */
export function textRoute<P extends RequestParts, R extends z.ZodType>(
  declared: Declared<P, R> & {
    readonly read: (deps: Deps, call: Call, input: Parsed<P>) => Promise<AsyncIterable<string>>;
  },
): Route {
  return {
    method: 'get',
    path: `${apiRoot}${declared.path}`,
    operation: readOperation(declared),
    handlers: look(declared, async ({ deps, call, input, res }) => {
      const text = await declared.read(deps, call, input);
      res.type('application/json');
      await pipeline(Readable.from(text), res).catch(unlessReaderLeft);
    }),
  };
}

/** Performs a deed that its caller's quota admits; one that turns out to be a replay costs nothing. */
const counted = async <Answer>(
  parts: ApiParts,
  res: Response,
  { call, cost }: { readonly call: Call & Required<Pick<Call, 'request'>>; readonly cost: Cost },
  perform: (call: Call) => Promise<Answer>,
): Promise<Answer> => {
  const giveBack = await countDeed(parts, res, { call, cost });
  let isReplay = false;
  const onReplay = (): void => {
    isReplay = true;
  };
  try {
    return await perform({ ...call, request: { ...call.request, onReplay } });
  } finally {
    if (isReplay) await giveBack();
  }
};

/** The path of a route with the ids of one request in it. */
const pathWith = (path: string, params: Readonly<Record<string, unknown>> = {}): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => String(params[name]));

/**
 * The `Location` of a deed whose route names none: the new id, below the collection that it was
 * sent to.
 */
const inItsCollection = (path: string, input: object, answer: { readonly id: string }): string =>
  `${pathWith(path, 'params' in input ? (input.params as Record<string, unknown>) : {})}/${answer.id}`;

/**
 * Makes the route of a deed: a POST that records a fact and whose answer is remembered under its
 * `Idempotency-Key`. A fact is never changed: only what somebody keeps for herself is saved again and
 * forgotten (`kept-routes.ts`).
 */
export function deedRoute<
  P extends RequestParts,
  R extends z.ZodType<unknown, { readonly id: string }>,
>(
  declared: Declared<P, R> & {
    readonly perform: (deps: Deps, call: Call, input: Parsed<P>) => Promise<z.input<R>>;
    /**
     * What the deed costs the quota. Default: the bytes of its body and what any deed writes.
     *
     * @param bytes length of the body, as JSON in UTF-8
     */
    readonly cost?: (input: Parsed<P>, bytes: number) => Cost;
    /** Path below `/api/v1` at which what was done can be read. */
    readonly located?: (answer: z.input<R>, input: Parsed<P>) => string;
  },
): Route {
  return {
    method: 'post',
    path: `${apiRoot}${declared.path}`,
    operation: deedOperation(declared),
    handlers: (parts) => [
      async (req, res) => {
        note(res, 'route', declared.path);
        const key = idempotencyKey(req);
        const expected = expectedEtag(req);
        const input = parseRequest(declared.request, req);
        const body: unknown = req.body ?? {};
        const request = { key, fingerprint: fingerprintOf(req, body) };
        const call = { actor: actorOf(res), at: parts.clock.now(), request, ...expected };
        const bytes = Buffer.byteLength(JSON.stringify(body));
        const cost = declared.cost?.(input, bytes) ?? costOfDeed(bytes);
        const answer = await counted(parts, res, { call, cost }, (asked) =>
          declared.perform(parts.deps, asked, input),
        );
        const place =
          declared.located?.(answer, input) ?? inItsCollection(declared.path, input, answer);
        res.location(`${apiRoot}${place}`);
        send(res, 201, declared.answer.parse(answer));
      },
    ],
  };
}

/** A file that a browser showed in place all the same would run nothing and load nothing. */
export const withoutRights = {
  'Content-Security-Policy': "default-src 'none'; sandbox",
} as const;

export type File = { readonly bytes: Buffer; readonly fileName: string };
export type FileType = 'application/pdf' | 'text/calendar';

/**
 * Makes the route of a file, of a PDF unless it says otherwise. It is sent as an attachment under a policy that lets nothing in it run,
 * because a browser that showed it in place would run it in the API's own origin.
 */
export function fileRoute<P extends RequestParts>(
  declared: Omit<Declared<P, never>, 'answer' | 'example'> & {
    readonly type?: FileType;
    readonly read: (deps: Deps, call: Call, input: Parsed<P>) => Promise<File>;
  },
): Route {
  return {
    method: 'get',
    path: `${apiRoot}${declared.path}`,
    operation: fileOperation(declared, [declared.type ?? 'application/pdf']),
    handlers: look(declared, async ({ deps, call, input, res }) => {
      const file = await declared.read(deps, call, input);
      res
        .attachment(file.fileName)
        .set(withoutRights)
        .type(declared.type ?? 'application/pdf')
        .send(file.bytes);
    }),
  };
}
