import type { SystemActor } from '../../domain/access/actor.ts';
import { localDate, type Instant } from '../../domain/calendar/time.ts';
import { syntheticContent } from '../../domain/reports/synthetic-report.ts';
import { nobodyAsked } from '../../domain/sign-off/who-is-asked.ts';
import { beginSynthetic } from '../../database/acting/stream-store.ts';
import { inTransaction } from '../../database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import type { Acting } from '../acting/acting.ts';
import type { Deps } from '../acting/deps.ts';
import { closeFiles } from '../acting/stream-file.ts';
import { receiveWithSiblings } from './receive-with-siblings.ts';

/** The system as the sender of its artificial reports, in whose name nobody can log in. */
export const syntheticSender: SystemActor = { is: 'system', part: 'synthetic' };

/**
 * Sends the artificial report of a municipality and day, which is received as every other: frozen,
 * sealed, with its duties and events, its workflow woken and its document drawn. It has neither sender
 * nor author, and no identity of a child.
 *
 * @returns its id; undefined where that day has one already
 */
export function sendSynthetic(
  deps: Deps,
  municipalityId: string,
  now: Instant,
): Promise<string | undefined> {
  return inTransaction(deps.db, syntheticSender, async (tx) => {
    const call = { actor: syntheticSender, at: now };
    const acting: Acting = { deps, call, tx, changes: [] };
    const of = { id: newId(now), municipalityId, day: localDate(now), at: now };
    const begun = await beginSynthetic(tx, of);
    if (!begun) return undefined;
    const arrival = {
      begun,
      submissionId: newId(now),
      municipalityId,
      receivingUnitId: deps.directory.intakeUnit(municipalityId).id,
      senderUnitId: null,
      senderOrganisationId: null,
      confirmsId: null,
      callerPersonId: null,
      authorPersonId: null,
      authorClientId: null,
      channel: 'synthetic',
      receivedAt: now,
      signOff: nobodyAsked,
      keptFrom: [],
      openedBy: null,
      forwarded: null,
    } as const;
    const content = syntheticContent(deps.directory.municipality(municipalityId));
    await receiveWithSiblings(acting, arrival, content);
    await closeFiles(acting).write(tx);
    return begun.id;
  });
}
