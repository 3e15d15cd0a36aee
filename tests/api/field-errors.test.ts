import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { refusedPart } from '../../api/problems/field-errors.ts';

const eitherWay = z.union([
  z.strictObject({ answer: z.enum(['yes', 'no']) }),
  z.strictObject({ unsuitable: z.literal(true), reason: z.string().min(1) }),
]);
const byName = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('a'), what: eitherWay }),
  z.strictObject({ is: z.literal('b') }),
]);

const found = (schema: z.ZodType, body: unknown): readonly string[] => {
  const { error } = schema.safeParse(body, { reportInput: true });
  const { errors } = refusedPart('body', error?.issues ?? []).details as {
    errors: readonly { pointer: string; code: string }[];
  };
  return errors.map(({ pointer, code }) => `${pointer} ${code}`);
};

describe('where one of several forms is asked for, the nearest one says what is wrong', () => {
  it.each([
    [{ answer: 'maybe' }, ['#/body/answer not-a-choice']],
    [{ answer: 'yes', reason: 'x' }, ['#/body/reason unknown-property']],
    [{ unsuitable: true }, ['#/body/reason required']],
    [{ unsuitable: true, reason: '' }, ['#/body/reason too-short']],
    [[], ['#/body not-a-choice']],
  ])('%j: %j', (body, errors) => {
    expect(found(eitherWay, body)).toEqual(errors);
  });

  it('also further in, from where it stands', () => {
    expect(found(byName, { is: 'a', what: { unsuitable: true } })).toEqual([
      '#/body/what/reason required',
    ]);
  });

  it('unless no form is meant at all', () => {
    expect(found(byName, { is: 'c' })).toEqual(['#/body/is not-a-choice']);
    expect(found(z.union([z.literal('child'), z.templateLiteral(['n', z.int()])]), 'x')).toEqual([
      '#/body not-a-choice',
    ]);
  });
});
