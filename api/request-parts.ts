import type { Request } from 'express';
import { z } from 'zod';
import { refusedPart } from './problems/field-errors.ts';

/** What a route reads of a request. */
export type RequestParts = {
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
};

export type Parsed<P extends RequestParts> = {
  readonly [K in keyof P]: P[K] extends z.ZodType ? z.output<P[K]> : never;
};

const partNames = ['params', 'query', 'body'] as const;

/** A wish that no route knows (`?dryRun=true`) is refused, not silently left unfulfilled. */
const noQuery = z.strictObject({});

/** @throws NotFound for an impossible id, BadRequest for the query, Invalid for the body */
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
