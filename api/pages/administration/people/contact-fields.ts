import type { StaffKey } from '../../../../templates/messages/pages/staff.ts';
import type { FieldTable } from '../../../kit/field-table.ts';
import { wordsIn, type TypedFields } from '../../../kit/typed-fields.ts';

/** What somebody is called at work, and how she is reached there. */
export const contactFields = {
  givenName: { label: 'givenName' },
  familyName: { label: 'familyName' },
  title: { label: 'title' },
  phone: { label: 'phone', refused: { any: 'phone.wrong' } },
  email: { label: 'email', refused: { any: 'email.wrong' } },
} as const satisfies FieldTable<StaffKey>;

export function contactBody(
  fields: TypedFields,
): Readonly<Record<string, string | null | undefined>> {
  return {
    givenName: wordsIn(fields, 'givenName'),
    familyName: wordsIn(fields, 'familyName'),
    title: wordsIn(fields, 'title'),
    phone: wordsIn(fields, 'phone') ?? null,
    email: wordsIn(fields, 'email') ?? null,
  };
}
