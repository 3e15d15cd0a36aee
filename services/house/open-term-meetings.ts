import type { SystemActor } from '../../domain/access/actor.ts';
import { termOf } from '../../domain/calendar/school-term.ts';
import { localDate, type Instant, type LocalDate } from '../../domain/calendar/time.ts';
import { saveDataKeys } from '../../database/acting/data-key-store.ts';
import { beginTermMeeting } from '../../database/acting/stream-store.ts';
import { inTransaction } from '../../database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import type { Acting } from '../acting/acting.ts';
import type { Deps } from '../acting/deps.ts';
import { beginSeal } from '../acting/seal.ts';
import { closeFiles, openFile } from '../acting/stream-file.ts';
import { termMeetingStream } from './term-meeting-stream.ts';

const actor: SystemActor = { is: 'system', part: 'termMeetings' };

const openOne = (
  deps: Deps,
  of: { readonly municipalityId: string; readonly termFirst: LocalDate },
  now: Instant,
): Promise<boolean> =>
  inTransaction(deps.db, actor, async (tx) => {
    const acting: Acting = { deps, call: { actor, at: now }, tx, changes: [] };
    const ownerUnitId = deps.directory.intakeUnit(of.municipalityId).id;
    const head = await beginTermMeeting(tx, { ...of, ownerUnitId, id: newId(now), at: now });
    if (!head) return false;
    const { seal, wrapped } = beginSeal(deps.keyring, head.id);
    await saveDataKeys(tx, head.id, wrapped);
    const row = { ...of, id: head.id, ownerUnitId, openedAt: now, heldAt: null, schoolUnitIds: [] };
    const file = openFile(acting, termMeetingStream, { head, row, duties: [], seal: () => seal });
    await file.record('termMeetingOpened', {});
    await closeFiles(acting).write(tx);
    return true;
  });

/**
 * Opens the duty to hold the term meeting in each municipality whose settings have one (routine §8),
 * once a term however often it is asked, and later in the term where nobody asked at its beginning.
 *
 * @returns how many were opened
 */
export async function openTermMeetings(deps: Deps, now: Instant): Promise<number> {
  const today = localDate(now);
  const termFirst = termOf(today).first;
  let opened = 0;
  for (const { id: municipalityId } of deps.directory.municipalities) {
    if (!deps.directory.settingsInForce(municipalityId, today).termMeeting) continue;
    if (await openOne(deps, { municipalityId, termFirst }, now)) opened += 1;
  }
  return opened;
}
