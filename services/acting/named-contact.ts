import type { Instant } from '../../domain/calendar/time.ts';
import type { NamedContact } from '../../domain/named-contact.ts';
import { personById } from '../../database/people/people-store.ts';
import type { Tx } from '../../database/transaction.ts';

/**
 * A person as she is named to others, by the function that she holds at that instant.
 *
 * @returns undefined for nobody, and for one who holds none or whom the caller may not see
 */
export async function namedContact(
  tx: Tx,
  personId: string | null | undefined,
  at: Instant,
): Promise<NamedContact | undefined> {
  const person = personId ? await personById(tx, personId, at) : undefined;
  return person && { name: `${person.givenName} ${person.familyName}`, phone: person.phone };
}
