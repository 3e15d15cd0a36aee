import { actorId } from '../../domain/access/actor.ts';
import { NotFound } from '../../domain/errors.ts';
import { beginStream } from '../../database/acting/stream-store.ts';
import { homeOf, type Caller } from '../acting/begin.ts';
import type { StreamAdapter } from '../acting/stream-adapter.ts';
import type { Acting } from '../acting/acting.ts';
import { openFile, type StreamFile } from '../acting/stream-file.ts';

type PersonRow = { readonly id: string; readonly municipalityId: string };

const noDuties = (): never => {
  throw new Error('a person’s stream has no duties and no workflow');
};

/** The stream of one person or client: what she did or looked at that belongs to no case. */
const personStream: StreamAdapter<PersonRow, object> = {
  kind: 'person',
  read: async () => undefined,
  resource: ({ municipalityId }) => ({ is: 'municipality', municipalityId }),
  status: () => undefined,
  standing: () => ({}),
  arrival: () => ({}),
  dutyPlace: noDuties,
  save: async () => undefined,
  awaitsOnlyDuties: () => null,
  tells: noDuties,
  shown: () => ({}),
};

const noSecrets = (): never => {
  throw new NotFound();
};

/**
 * Opens the caller's own stream with its head row locked, and begins it at her first deed or look.
 */
export async function openOwnFile(
  acting: Acting,
  caller: Caller,
): Promise<{ readonly file: StreamFile<PersonRow>; readonly home: ReturnType<typeof homeOf> }> {
  const home = homeOf(caller);
  const id = actorId(caller);
  const { municipalityId, organisationId } = home;
  const stream = { id, kind: 'person', municipalityId, organisationId } as const;
  const head = await beginStream(acting.tx, stream);
  const locked = { head, row: { id, municipalityId }, duties: [], seal: noSecrets };
  return { file: openFile(acting, personStream, locked), home };
}
