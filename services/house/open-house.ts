import { readDataKeys, saveDataKeys } from '../../database/acting/data-key-store.ts';
import { beginHouse } from '../../database/acting/stream-store.ts';
import type { HouseRow } from '../../database/house/house-store.ts';
import { readStandingDuties } from '../../database/duties/duty-store.ts';
import type { Acting } from '../acting/acting.ts';
import { beginSeal, openSeal, type StreamSeal } from '../acting/seal.ts';
import { openFile, type StreamFile } from '../acting/stream-file.ts';
import { houseStream } from './house-stream.ts';

const mostDuties = 50;

const sealOf = async ({ deps, tx }: Acting, id: string): Promise<StreamSeal> => {
  const keys = await readDataKeys(tx, id);
  if (keys.length > 0) return openSeal(deps.keyring, id, keys);
  const { seal, wrapped } = beginSeal(deps.keyring, id);
  await saveDataKeys(tx, id, wrapped);
  return seal;
};

/** The stream of a municipality's own duties, begun by the first of them, its head row locked. */
export async function openHouse(
  acting: Acting,
  municipalityId: string,
): Promise<StreamFile<HouseRow>> {
  const { tx } = acting;
  const head = await beginHouse(tx, municipalityId);
  const seal = await sealOf(acting, head.id);
  const ownerUnitId = acting.deps.directory.intakeUnit(municipalityId).id;
  const row = { id: head.id, municipalityId, ownerUnitId };
  const duties = await readStandingDuties(tx, head.id, mostDuties);
  return openFile(acting, houseStream, { head, row, duties, seal: () => seal });
}
