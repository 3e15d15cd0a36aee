import { z } from 'zod';
import { roles, signatoryRoles } from '../../domain/access/roles.ts';
import { conclusions, statuses } from '../../domain/report/status.ts';
import { toInstant } from '../../domain/calendar/time.ts';
import { dutyKinds } from '../../domain/areas.ts';

/** An instant in an answer: RFC 3339 in UTC. */
export const instant = z.iso.datetime();

/**
 * An instant in a request: any offset is accepted, kept as UTC; without one it is refused. So is
 * what falls outside the years 1 to 9999 in UTC, which the database and RFC 3339 share.
 */
export const statedInstant = z.iso
  .datetime({ offset: true, abort: true })
  .overwrite((text) => toInstant(new Date(text)))
  .refine((text) => /^(?!0000)\d{4}-/.test(text), 'wrong-format');

const longestText = 20_000;
const longestName = 200;
export const mostInList = 50;

/** An officer's own words: somebody has to have written something. */
export const freeText = z.string().regex(/\S/).max(longestText);
export const shortText = z.string().regex(/\S/).max(longestName);
/** A reporter's words as they came, also none: content never stops a report. */
export const statedText = z.string().max(longestText);
export const statedName = z.string().max(longestName);

/** In an answer: what a service hands over unread is checked like everything else that leaves. */
export function opened<S extends z.ZodType>(schema: S): z.ZodPipe<z.ZodUnknown, S> {
  return z.unknown().pipe(schema);
}

/** In small letters, as we write it: an id is a part of what its row's seal is bound to. */
export const statedId = z.uuid().toLowerCase();
export const reportParams = z.object({ reportId: statedId });

/** A deed that needs no words. */
export const nothing = z.strictObject({});

/** `0x10` and `1e1` are numbers to JavaScript, and to nobody who writes an address. */
const decimal = (usual: number, most: number, description: string) =>
  z
    .preprocess(
      (text) => (typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : text),
      z.int().min(1).max(most),
    )
    .default(usual)
    // The document loses the default of whatever is read before it is checked.
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
  })
  .meta({ id: 'Duty' });

export const deedAnswer = z
  .object({
    id: z.uuid().meta({ description: 'Den nya händelsens id' }),
    seq: z.int().meta({ description: 'Händelsens nummer i ärendets kedja' }),
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
