import { z } from 'zod';
import { roles, signatoryRoles } from '../../domain/access/roles.ts';
import { conclusions, statuses } from '../../domain/report/status.ts';
import { toInstant } from '../../domain/calendar/time.ts';
import { dutyKinds } from '../../domain/areas.ts';

/** An instant in an answer: RFC 3339 in UTC. */
export const instant = z.iso.datetime();

/**
 * An instant in a request, with any offset; it is kept as UTC. Without an offset it is refused,
 * because one would have to be guessed, and so is an instant outside the years 1 to 9999 in UTC,
 * which the database and RFC 3339 have in common.
 */
export const statedInstant = z.iso
  .datetime({ offset: true, abort: true })
  .overwrite((text) => toInstant(new Date(text)))
  .refine((text) => /^(?!0000)\d{4}-/.test(text), 'wrong-format');

const longestText = 20_000;
const longestName = 200;
export const mostInList = 50;

/** An officer's own words, which must not be empty. */
export const freeText = z.string().regex(/\S/).max(longestText);
export const shortText = z.string().regex(/\S/).max(longestName);
/**
 * A reporter's words as they came. They may be empty, and as long as the whole body, because
 * content never stops a report.
 */
export const statedText = z.string();
/** The same where one word at least is needed. */
export const statedWords = statedText.regex(/\S/);

/**
 * For a part of an answer that a service hands over without having read it: it is checked against
 * the schema like everything else that leaves.
 */
export function opened<S extends z.ZodType>(schema: S): z.ZodPipe<z.ZodUnknown, S> {
  return z.unknown().pipe(schema);
}

/**
 * An id in a request, in small letters as the database writes it: what is sealed is bound to the
 * exact text of its row's id, so with capitals it would not open.
 */
export const statedId = z.uuid().toLowerCase();
/** In hexadecimal digits. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const reportParams = z.object({ reportId: statedId });

const mostFields = 1_000;
/** What somebody has typed in a form: its text by the name of each field, as the form calls it. */
export const typedFields = z
  .record(z.string().regex(/^[\x21-\x7e]{1,200}$/), z.string())
  .refine((fields) => Object.keys(fields).length <= mostFields, 'too-long');

/** The body of a deed that needs no words. */
export const nothing = z.strictObject({});

/**
 * A number in a query, in decimal digits only: JavaScript would take `0x10` and `1e1` for numbers
 * too.
 */
const decimal = (usual: number, most: number, description: string) =>
  z
    .preprocess(
      (text) => (typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : text),
      z.int().min(1).max(most),
    )
    .default(usual)
    // The default is said again for the OpenAPI document, which cannot see it through `preprocess`.
    .meta({ description, override: { default: usual } });
export const paging = {
  limit: decimal(20, 50, 'Hur många per sida'),
  page: decimal(1, 100_000, 'Vilken sida, den första är 1'),
};
export const pageQuery = z.strictObject(paging);

export type PageQuery = { readonly limit: number; readonly page: number };
export function offsetOf({ limit, page }: PageQuery): { limit: number; offset: number } {
  return {
    limit,
    offset: (page - 1) * limit,
  };
}

type PageOf<S extends z.ZodType> = z.ZodObject<{
  items: z.ZodReadonly<z.ZodArray<S>>;
  total: z.ZodInt;
  limit: z.ZodInt;
  page: z.ZodInt;
}>;

/** One page of a list, as the national REST profile pages. */
export function pageOf<S extends z.ZodType>(item: S): PageOf<S> {
  return z.object({
    items: z.array(item).readonly(),
    total: z.int(),
    limit: z.int(),
    page: z.int(),
  });
}

export const dutyView = z
  .object({
    id: z.uuid(),
    kind: z.enum(dutyKinds),
    side: z.enum(['sender', 'receiver']),
    ownerRole: z.enum(roles),
    signatory: z.enum(signatoryRoles).nullable(),
    dueAt: instant,
    rolledDueDate: z.iso.date().nullable().meta({
      description:
        'Nästa vardag enligt 2 § lagen (1930:173), när en lagstadgad sista dag är en ledig dag. Upplysning bara: det är dueAt som gäller.',
    }),
    state: z.enum(['open', 'done', 'lapsed']),
    reason: z.string().nullable(),
    // An answer that was remembered before this was told lacks it.
    overdue: z
      .boolean()
      .default(false)
      .meta({ description: 'Skulle ha varit gjord och är det inte. Räknas ut när den läses.' }),
  })
  .meta({ id: 'Duty' });

export const deedAnswer = z
  .object({
    id: z.uuid().meta({ description: 'Den nya händelsens id' }),
    report: z.object({
      id: z.uuid(),
      status: z.enum(statuses),
      concludedAs: z.enum(conclusions).nullable(),
    }),
    duties: z
      .array(dutyView)
      .readonly()
      .meta({ description: 'Öppna skyldigheter på den egna sidan' }),
    etag: z.int(),
  })
  .meta({ id: 'DeedAnswer' });
