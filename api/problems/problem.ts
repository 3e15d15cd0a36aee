import { z } from 'zod';
import type { DescribedError } from './describe-error.ts';
import { fieldError } from './field-errors.ts';
import { problemText } from './texts.ts';

/** A problem document (RFC 9457) with our `code`, which programs read, and what a case adds. */
export const problem = z
  .looseObject({
    type: z.string().meta({ description: 'URI för felets sort: urn:anmalan:problem:<code>' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().meta({ description: 'Just den här händelsen; samma id står i loggen' }),
    code: z.string(),
    errors: z
      .array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() }))
      .optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;

/** Services name pointer and code; the words are ours. */
const withWords = (errors: unknown): Problem['errors'] =>
  Array.isArray(errors)
    ? errors.map((error: { pointer: string; code: string }) =>
        fieldError(error.pointer, error.code),
      )
    : undefined;

export function problemOf(
  { status, code, details }: Pick<DescribedError, 'status' | 'code' | 'details'>,
  requestId: string,
): Problem {
  const errors = withWords(details['errors']);
  const [title, detail] = problemText(code);
  return {
    ...details,
    type: `urn:anmalan:problem:${code}`,
    title,
    detail,
    status,
    instance: `urn:uuid:${requestId}`,
    code,
    ...(errors && { errors }),
  };
}
