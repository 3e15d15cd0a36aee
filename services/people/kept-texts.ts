import { Forbidden, NotFound, PreconditionFailed } from '../../domain/errors.ts';
import { textKeptUntil } from '../../domain/people/kept-text.ts';
import {
  deleteKeptText,
  readKeptText,
  replaceKeptText,
  type KeptPlace,
  type KeptTextRow,
} from '../../database/people/kept-text-store.ts';
import { newId } from '../../platform/ids.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { lookUp } from '../acting/look-across.ts';
import { sealOwn, unsealOwn, type OwnPlace, type TypedFields } from '../acting/own-seal.ts';

/** The version counts how often it was saved. */
export type TextKept = Pick<KeptTextRow, 'savedAt' | 'keptUntil'> & { readonly etag: number };
export type TextView = TextKept & { readonly fields: TypedFields };

const placeOf = ({ id, personId }: Pick<KeptTextRow, 'id' | 'personId'>): OwnPlace => ({
  table: 'kept_text',
  id,
  wrapPlace: { row: id, personId },
});

/**
 * Keeps what somebody has typed in a form for a day, in the place of what was kept of it before.
 * Nobody else is shown it. Whether the form's subject is hers to see is not asked here: she is shown
 * nothing but her own words.
 *
 * @throws PreconditionFailed when it was saved elsewhere since; Forbidden
 */
export function keepText(
  deps: Deps,
  call: Call,
  place: KeptPlace,
  fields: TypedFields,
): Promise<TextKept> {
  return lookUp(deps, call, 'keptText.keep', async (tx, caller) => {
    if (caller.is !== 'person') throw new Forbidden('forbidden', { rule: 'keptText.keep' });
    const { personId, assignment } = caller;
    const id = newId(call.at);
    const row = {
      ...place,
      id,
      personId,
      organisationId: assignment.organisationId,
      savedAt: call.at,
      keptUntil: textKeptUntil(call.at),
      ...sealOwn(deps.keyring, placeOf({ id, personId }), fields),
    };
    const etag = await replaceKeptText(tx, row, call.expected);
    if (etag === undefined) {
      const other = await readKeptText(tx, { ...place, at: call.at });
      throw new PreconditionFailed('changed-since', { etag: other?.version ?? 0 });
    }
    return { savedAt: row.savedAt, keptUntil: row.keptUntil, etag };
  });
}

/** @throws NotFound when nothing is kept of it; Forbidden */
export function viewKeptText(deps: Deps, call: Call, place: KeptPlace): Promise<TextView> {
  return lookUp(deps, call, 'keptText.read', async (tx) => {
    const text = await readKeptText(tx, { ...place, at: call.at });
    if (!text) throw new NotFound();
    const { savedAt, keptUntil, version: etag, sealed } = text;
    const own = placeOf(text);
    const key = deps.keyring.unwrap(text, own.wrapPlace);
    return { savedAt, keptUntil, etag, fields: unsealOwn(key, own, sealed) as TypedFields };
  });
}

/** Forgets it: the deed has succeeded, or she has thrown it away. @throws Forbidden */
export function discardKeptText(deps: Deps, call: Call, place: KeptPlace): Promise<void> {
  return lookUp(deps, call, 'keptText.keep', async (tx) => {
    await deleteKeptText(tx, place);
  });
}
