import type { SystemActor } from '../../domain/access/actor.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { DifferenceKind } from '../../domain/house/records.ts';
import { readDataKeys, saveDataKeys } from '../../database/acting/data-key-store.ts';
import { beginHouse } from '../../database/acting/stream-store.ts';
import type { HouseRow } from '../../database/house/house-store.ts';
import { readStandingDuties } from '../../database/duties/duty-store.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { Acting } from '../acting/acting.ts';
import type { Deps } from '../acting/deps.ts';
import type { Draft } from '../acting/drafts.ts';
import { beginSeal, openSeal, type StreamSeal } from '../acting/seal.ts';
import { closeFiles, openFile, type StreamFile } from '../acting/stream-file.ts';
import { houseStream } from './house-stream.ts';

const reconciler: SystemActor = { is: 'system', part: 'reconciliation' };
const mostDuties = 50;

const sealOf = async ({ deps, tx }: Acting, id: string): Promise<StreamSeal> => {
  const keys = await readDataKeys(tx, id);
  if (keys.length > 0) return openSeal(deps.keyring, id, keys);
  const { seal, wrapped } = beginSeal(deps.keyring, id);
  await saveDataKeys(tx, id, wrapped);
  return seal;
};

/** The stream of a municipality's own duties, begun by the first of them, its head row locked. */
const openHouse = async (acting: Acting, municipalityId: string): Promise<StreamFile<HouseRow>> => {
  const { tx } = acting;
  const head = await beginHouse(tx, municipalityId);
  const seal = await sealOf(acting, head.id);
  const ownerUnitId = acting.deps.directory.intakeUnit(municipalityId).id;
  const row = { id: head.id, municipalityId, ownerUnitId };
  const duties = await readStandingDuties(tx, head.id, mostDuties);
  return openFile(acting, houseStream, { head, row, duties, seal: () => seal });
};

export type Difference = Draft<'differenceFound'> & { readonly outcome: DifferenceKind };

/** Whether one of these differences that were found before is the same, and needs no second duty. */
export type IsKnown = (before: {
  readonly outcome: DifferenceKind;
  readonly about: string;
  readonly occurredAt: Instant;
}) => boolean;

/**
 * Records that counts differ, or that fewer reports came, and opens the duty to explain it. One that
 * is known already is recorded no second time.
 */
export function findDifference(
  deps: Deps,
  { municipalityId, now }: { readonly municipalityId: string; readonly now: Instant },
  difference: Difference,
  isKnown: IsKnown,
): Promise<void> {
  return inTransaction(deps.db, reconciler, async (tx) => {
    const acting: Acting = { deps, call: { actor: reconciler, at: now }, tx, changes: [] };
    const file = await openHouse(acting, municipalityId);
    const before = await file.facts({ kinds: ['differenceFound'] });
    if (before.some(isKnown)) return;
    await file.record('differenceFound', difference);
    await closeFiles(acting).write(tx);
  });
}
