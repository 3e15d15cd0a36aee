import type { Request } from 'express';
import { z } from 'zod';
import { refusedPart } from './problems/field-errors.ts';

/** The schemas of those parts of a request that a route reads. */
export type RequestParts = {
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
};

export type Parsed<P extends RequestParts> = {
  readonly [K in keyof P]: P[K] extends z.ZodType ? z.output<P[K]> : never;
};

const partNames = ['params', 'query', 'body'] as const;

/**
 * A query parameter that the route does not know is refused: a caller who sends `?dryRun=true` must
 * not believe that it was honoured.
 */
const noQuery = z.strictObject({});

/**
 * Checks the parts of a request against their schemas.
 *
 * @throws NotFound for an impossible id, BadRequest for the query, Invalid for the body
 */
export function parseRequest<P extends RequestParts>(parts: P, req: Request): Parsed<P> {
  const input: Record<string, unknown> = {};
  const schemas = { query: noQuery, ...parts };
  for (const name of partNames) {
    const parsed = schemas[name]?.safeParse(req[name] ?? {}, { reportInput: true });
    if (parsed && !parsed.success) throw refusedPart(name, parsed.error.issues);
    if (parsed) input[name] = parsed.data;
  }
  return input as Parsed<P>;
}
