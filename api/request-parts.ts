import type { Request } from 'express';
import type { z } from 'zod';
import { refusedPart } from './problems/field-errors.ts';

/** What a route reads of a request; a part without a schema is not looked at. */
export type RequestParts = {
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
};

export type Parsed<P extends RequestParts> = {
  readonly [K in keyof P]: P[K] extends z.ZodType ? z.output<P[K]> : never;
};

const partNames = ['params', 'query', 'body'] as const;

/** @throws NotFound for an impossible id, BadRequest for the query, Invalid for the body */
export const parseRequest = <P extends RequestParts>(parts: P, req: Request): Parsed<P> => {
  const input: Record<string, unknown> = {};
  for (const name of partNames) {
    const parsed = parts[name]?.safeParse(req[name] ?? {}, { reportInput: true });
    if (parsed && !parsed.success) throw refusedPart(name, parsed.error.issues);
    if (parsed) input[name] = parsed.data;
  }
  return input as Parsed<P>;
};
