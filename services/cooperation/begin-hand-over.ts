import { localDate } from '../../domain/calendar/time.ts';
import { Conflict } from '../../domain/errors.ts';
import { saveDataKeys } from '../../database/acting/data-key-store.ts';
import { beginStream } from '../../database/acting/stream-store.ts';
import {
  insertHandOver,
  insertOrigin,
  type HandOverOrigin,
  type HandOverRow,
} from '../../database/cooperation/hand-over-store.ts';
import { newTimelessId } from '../../platform/ids.ts';
import type { Acting, Recorded } from '../acting/acting.ts';
import { beginSeal } from '../acting/seal.ts';
import { openFile } from '../acting/stream-file.ts';
import { checkChoice, type ChosenFor, type FormChoice } from './form-choice.ts';
import { handOverStream, type HandOverFile } from './hand-over-stream.ts';

/** From where a hand-over comes: whose it is until it is taken, and of what it came. */
export type HandOverBeginning = {
  readonly choice: FormChoice;
  readonly of: ChosenFor;
  readonly from: Pick<
    HandOverRow,
    | 'municipalityId'
    | 'receivingUnitId'
    | 'fromOrganisationId'
    | 'fromUnitId'
    | 'ownerPersonId'
    | 'ownerRole'
  >;
  readonly origin: HandOverOrigin;
};

/** @throws Conflict `form-without-contact` where nobody has been named who takes children into it */
const newRow = (
  { deps: { directory }, call }: Acting,
  { choice, from }: HandOverBeginning,
): HandOverRow => {
  const unit = directory.formUnit(from.municipalityId, choice.form);
  if (!unit) throw new Conflict('form-without-contact');
  const settings = directory.settingsInForce(from.municipalityId, localDate(call.at));
  return {
    ...from,
    // The form comes to see it, and may not tell from it when it was chosen.
    id: newTimelessId(),
    organisationId: unit.organisationId,
    formUnitId: unit.id,
    settingsVersion: settings.version,
    begunAt: call.at,
    stage: 'handedOver',
    acceptedAt: null,
    followedThrough: null,
  };
};

/** The row stands before its stream: by it the database knows whose the stream is. */
const openNew = async (
  acting: Acting,
  row: HandOverRow,
  origin: HandOverOrigin,
): Promise<HandOverFile> => {
  const { tx, deps } = acting;
  const { id, municipalityId, organisationId } = row;
  await insertHandOver(tx, row);
  const head = await beginStream(tx, { id, kind: 'handOver', municipalityId, organisationId });
  const { seal, wrapped } = beginSeal(deps.keyring, id);
  const file = openFile(acting, handOverStream, { head, row, duties: [], seal: () => seal });
  file.alsoWrite(
    () => saveDataKeys(tx, id, wrapped),
    () => insertOrigin(tx, id, origin),
  );
  return file;
};

/**
 * Hands a child over to a form, with the consents that name it and its parties, in one transaction
 * with whatever led to it. The form's contact function owes an answer; until she has taken the child
 * it stays with whoever handed over.
 *
 * @returns the fact, whose id is the new stream's
 * @throws as `checkChoice`; Conflict `form-without-contact`
 */
export async function beginHandOver(
  acting: Acting,
  beginning: HandOverBeginning,
): Promise<Recorded> {
  const { choice, of, from, origin } = beginning;
  const asked = { ...of, choice, municipalityId: from.municipalityId };
  const { form, child } = checkChoice(acting.deps, acting.call, asked);
  const { guardians } = of;
  const row = newRow(acting, beginning);
  const file = await openNew(acting, row, origin);
  for (const consent of choice.consents) {
    const secret = { ...consent, form: form.key };
    await file.record('formConsentRecorded', { outcome: 'given', secret });
  }
  const { why, goals, preconditions, answers } = choice;
  const { key, name } = form;
  return file.record('handedOver', {
    id: row.id,
    secret: { form: { key, name }, child, guardians, why, goals, preconditions, answers },
  });
}
