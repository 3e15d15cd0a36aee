import { z } from 'zod';
import type { FieldError } from '../../domain/errors.ts';
import type { DescribedError } from './describe-error.ts';
import { fieldErrorTexts } from './field-errors.ts';
import { problemTexts } from './texts.ts';

/**
 * A problem document (RFC 9457) with our `code`, which programs read, and further members that some
 * problems add.
 */
export const problem = z
  .looseObject({
    type: z.string().meta({ description: 'URI för felets sort: urn:anmalan:problem:<code>' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().meta({ description: 'Just den här händelsen; samma id står i loggen' }),
    code: z.string(),
    errors: z
      .array(
        z.object({
          pointer: z.string(),
          code: z.string(),
          detail: z.string(),
          at: z
            .int()
            .optional()
            .meta({ description: 'Var i fältets text, räknat i tecken från 0' }),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;

const withText = (error: FieldError) => ({ ...error, detail: fieldErrorTexts[error.code] });

export function problemOf(
  { status, code, details }: Pick<DescribedError, 'status' | 'code' | 'details'>,
  requestId: string,
): Problem {
  const [title, detail] = problemTexts[code];
  const { errors, ...others } = details;
  return {
    ...others,
    ...(errors && { errors: errors.map(withText) }),
    type: `urn:anmalan:problem:${code}`,
    title,
    detail,
    status,
    instance: `urn:uuid:${requestId}`,
    code,
  };
}
