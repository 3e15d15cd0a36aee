import { Forbidden } from '../../domain/errors.ts';
import type { HandOverRow } from '../../database/cooperation/hand-over-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import type { HandOverBeginning } from './begin-hand-over.ts';

/**
 * From where an officer or leader hands over. It is hers until it is taken, and again when it comes
 * back.
 */
export function fromSocialServices(
  { directory }: Deps,
  { actor }: Call,
  { municipalityId, receivingUnitId }: Pick<HandOverRow, 'municipalityId' | 'receivingUnitId'>,
): HandOverBeginning['from'] {
  if (actor.is !== 'person') throw new Forbidden('forbidden', { rule: 'form.choose' });
  return {
    municipalityId,
    receivingUnitId,
    fromUnitId: receivingUnitId,
    fromOrganisationId: directory.unit(receivingUnitId).organisationId,
    ownerPersonId: actor.personId,
    ownerRole: actor.assignment.role,
  };
}
