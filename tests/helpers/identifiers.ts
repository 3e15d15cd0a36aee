import type { TypedIdentifiers } from '../../domain/decisions/identity.ts';
import type { StatedChild } from '../../domain/report/report-content.ts';

/** What a decision about this child types of it, who is known by number, birth date and name. */
export function identifiersOf({
  identity,
  birthDate,
  givenName,
  familyName,
}: StatedChild): TypedIdentifiers {
  const name = `${givenName ?? ''} ${familyName ?? ''}`;
  return { number: identity?.value ?? null, birthDate, name, whyNot: null };
}
