import type { PersonActor } from '../../domain/access/actor.ts';
import { Forbidden } from '../../domain/errors.ts';
import type { FactKind } from '../../domain/kinds.ts';
import { saveDataKeys } from '../../database/acting/data-key-store.ts';
import { beginStream } from '../../database/acting/stream-store.ts';
import {
  insertConsultation,
  type ConsultationRow,
} from '../../database/consultations/consultation-store.ts';
import { newId } from '../../platform/ids.ts';
import type { Acting, Recorded } from '../acting/acting.ts';
import { begin } from '../acting/begin.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { namedContact } from '../acting/named-contact.ts';
import { beginSeal } from '../acting/seal.ts';
import { openFile, type StreamFile } from '../acting/stream-file.ts';
import { consultationStream, type ConsultationShown } from './consultation-stream.ts';

/** Who asked and how; null where whoever called is not known to us. */
export type Asked = Pick<
  ConsultationRow,
  'organisationId' | 'askerUnitId' | 'askerId' | 'way' | 'fromDraft'
>;
export type ConsultationFile = StreamFile<ConsultationRow>;
export type ConsultationBegun = ConsultationShown & { readonly id: string };

/** What somebody is called who asks or answers. */
export async function nameOf({ call, tx }: Acting): Promise<string> {
  const { actor } = call;
  const personId = actor.is === 'person' ? actor.personId : null;
  return (await namedContact(tx, personId, call.at))?.name ?? '';
}

const openNew = async (
  acting: Acting,
  municipalityId: string,
  asked: Asked,
): Promise<ConsultationFile> => {
  const { deps, call, tx } = acting;
  const id = newId(call.at);
  const receivingUnitId = deps.directory.intakeUnit(municipalityId).id;
  const row = {
    ...asked,
    id,
    municipalityId,
    receivingUnitId,
    askedAt: call.at,
    answeredAt: asked.way === 'phone' ? call.at : null,
  };
  const { organisationId } = row;
  const head = await beginStream(tx, { id, kind: 'consultation', municipalityId, organisationId });
  const { seal, wrapped } = beginSeal(deps.keyring, id);
  const file = openFile(acting, consultationStream, {
    head,
    row,
    duties: [],
    seal: () => seal,
  });
  file.alsoWrite(
    () => saveDataKeys(tx, id, wrapped),
    () => insertConsultation(tx, row),
  );
  return file;
};

/**
 * Begins a consultation with the municipality of whoever asks, or answers. The fact that it begins
 * with has the id of its stream.
 *
 * @throws Forbidden, also for an agency's system: only people ask and answer
 */
export function beginConsultation(
  deps: Deps,
  call: Call,
  fact: FactKind,
  work: {
    readonly asked: (acting: Acting, person: PersonActor) => Asked | Promise<Asked>;
    readonly record: (file: ConsultationFile, id: string) => Promise<Recorded>;
  },
): Promise<ConsultationBegun> {
  return begin(deps, call, fact, async (acting, caller) => {
    if (caller.is !== 'person') throw new Forbidden('forbidden', { rule: 'consultation.ask' });
    const asked = await work.asked(acting, caller);
    const file = await openNew(acting, caller.assignment.municipalityId, asked);
    const { id } = await work.record(file, file.row.id);
    return { id, consultation: { id, answeredAt: file.row.answeredAt } };
  });
}
