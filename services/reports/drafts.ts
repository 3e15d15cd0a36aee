import { actorId } from '../../domain/access/actor.ts';
import { NotFound, PreconditionFailed } from '../../domain/errors.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { draftKeptUntil } from '../../domain/reports/kept-until.ts';
import {
  deleteDraft,
  insertDraft,
  lockDraft,
  readDraft,
  readDraftPage,
  updateDraft,
  type DraftLine,
  type DraftRow,
} from '../../database/reports/draft-store.ts';
import type { Tx } from '../../database/transaction.ts';
import { newTimelessId } from '../../platform/ids.ts';
import type { Acting } from '../acting/acting.ts';
import { homeOf } from '../acting/begin.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { lookUp } from '../acting/look-across.ts';
import {
  sealOwn,
  sealOwnAgain,
  unsealOwn,
  type OwnPlace,
  type TypedFields,
} from '../acting/own-seal.ts';
import type { Listed, Page } from '../acting/page.ts';
import { recallAnswer, rememberAnswer } from '../acting/remembered-answer.ts';

/** A draft without its words: the version counts how often it was saved. */
export type DraftKept = Omit<DraftLine, 'version'> & { readonly etag: number };
export type DraftView = DraftKept & { readonly fields: TypedFields };

/** The key is bound to the stream that the draft may become, on the side of the sender. */
const placeOf = (id: string): OwnPlace => ({
  table: 'draft',
  id,
  wrapPlace: { streamId: id, side: 'sender', holder: 'sender' },
});

const keptOf = ({ id, begunAt, savedAt, keptUntil, version }: DraftLine): DraftKept => ({
  id,
  begunAt,
  savedAt,
  keptUntil,
  etag: version,
});

const kept = (at: Instant): Pick<DraftRow, 'savedAt' | 'keptUntil'> => ({
  savedAt: at,
  keptUntil: draftKeptUntil(at),
});

/** @throws NotFound for one that is not there, has passed its time or is not hers */
export function mustDraft(draft: DraftRow | undefined): DraftRow {
  if (!draft) throw new NotFound();
  return draft;
}

const refuseOther = ({ expected }: Call, { version }: DraftRow): void => {
  if (expected !== undefined && expected !== version) {
    throw new PreconditionFailed('changed-since', { etag: version });
  }
};

/**
 * Keeps what somebody has begun to write of a report, from the first word on. Nobody else is shown
 * it, and neither the trail nor any workflow knows of it. Its id becomes the report's, which both
 * sides see, so that it may not tell when she began.
 *
 * @throws Forbidden
 */
export function beginDraft(deps: Deps, call: Call, fields: TypedFields): Promise<DraftKept> {
  return lookUp(deps, call, 'draft.keep', async (tx, caller) => {
    const before = await recallAnswer(tx, call);
    if (before) return before as DraftKept;
    const id = newTimelessId();
    const draft = {
      id,
      authorId: actorId(caller),
      organisationId: homeOf(caller).organisationId,
      begunAt: call.at,
      ...kept(call.at),
      version: 1,
      ...sealOwn(deps.keyring, placeOf(id), fields),
    };
    await insertDraft(tx, draft);
    const answer = keptOf(draft);
    await rememberAnswer(tx, call, { done: null, answer });
    return answer;
  });
}

/**
 * Keeps a draft as it stands now, thirty days from now on.
 *
 * @throws NotFound; PreconditionFailed when it was saved elsewhere since; Forbidden
 */
export function saveDraft(
  deps: Deps,
  call: Call,
  id: string,
  fields: TypedFields,
): Promise<DraftKept> {
  return lookUp(deps, call, 'draft.keep', async (tx) => {
    const draft = mustDraft(await lockDraft(tx, { id, at: call.at }));
    refuseOther(call, draft);
    const place = placeOf(id);
    const key = deps.keyring.unwrap(draft, place.wrapPlace);
    const change = {
      ...kept(call.at),
      version: draft.version + 1,
      sealed: sealOwnAgain(key, place, fields),
    };
    await updateDraft(tx, id, change);
    return keptOf({ ...draft, ...change });
  });
}

/** @throws NotFound; Forbidden */
export function viewDraft(deps: Deps, call: Call, id: string): Promise<DraftView> {
  return lookUp(deps, call, 'draft.read', async (tx) => {
    const draft = mustDraft(await readDraft(tx, { id, at: call.at }));
    const place = placeOf(id);
    const key = deps.keyring.unwrap(draft, place.wrapPlace);
    return { ...keptOf(draft), fields: unsealOwn(key, place, draft.sealed) as TypedFields };
  });
}

/** A page of the caller's drafts, without their words, in a transaction of hers. */
export async function ownDrafts(tx: Tx, { at }: Call, page: Page): Promise<Listed<DraftKept>> {
  const { total, rows } = await readDraftPage(tx, at, page);
  return { total, items: rows.map(keptOf) };
}

/** The same as a look of its own. @throws Forbidden */
export function listDrafts(deps: Deps, call: Call, page: Page): Promise<Listed<DraftKept>> {
  return lookUp(deps, call, 'draft.read', (tx) => ownDrafts(tx, call, page));
}

/**
 * Forgets a draft. That there is none any more is no error, so that it may be asked again.
 *
 * @throws PreconditionFailed when it was saved elsewhere since; Forbidden
 */
export function discardDraft(deps: Deps, call: Call, id: string): Promise<void> {
  return lookUp(deps, call, 'draft.keep', async (tx) => {
    const draft = await lockDraft(tx, { id, at: call.at });
    if (draft) refuseOther(call, draft);
    await deleteDraft(tx, id);
  });
}

/**
 * Takes a draft out of the store for the report that it becomes, in the report's own transaction.
 *
 * @throws NotFound when it is not there, or was sent already
 */
export async function takeDraft(
  { deps, call, tx }: Acting,
  id: string,
): Promise<{ readonly id: string; readonly key: Buffer }> {
  const draft = mustDraft(await lockDraft(tx, { id, at: call.at }));
  refuseOther(call, draft);
  const key = deps.keyring.unwrap(draft, placeOf(id).wrapPlace);
  await deleteDraft(tx, id);
  return { id, key };
}
