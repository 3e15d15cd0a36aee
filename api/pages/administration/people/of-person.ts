import { viewStaff, type StaffView } from '../../../../services/people/staff.ts';
import { staffTexts, type StaffKey } from '../../../../templates/messages/pages/staff.ts';
import type { DeedView } from '../../../kit/deed-form.tsx';
import type { AskedForm } from '../../../kit/form-declaration.ts';
import { personPath, type Aside } from '../paths.ts';
import { personParams } from './person.tsx';

export type PersonHead = { readonly staff: StaffView };

/** Whom a form is about, and the way back to her. */
export function aroundPerson({ head, frame }: DeedView<StaffKey, PersonHead>): Aside {
  const { personId, givenName, familyName, title } = head.staff;
  return {
    back: { href: personPath(personId), text: staffTexts(frame.language)('person.backToOne') },
    line: `${givenName} ${familyName}, ${title}`,
  };
}

/** What the forms about a person have in common. */
export const ofPerson = {
  params: personParams,
  subject: ({ personId }: { readonly personId: string }) => personId,
  texts: staffTexts,
  around: aroundPerson,
  next: (_: unknown, { personId }: { readonly personId: string }) => personPath(personId),
} as const;

export async function readPerson({
  deps,
  call,
  params,
}: AskedForm<typeof personParams>): Promise<PersonHead> {
  return { staff: await viewStaff(deps, call, params.personId) };
}
