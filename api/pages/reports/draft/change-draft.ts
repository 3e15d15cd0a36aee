import { PreconditionFailed } from '../../../../domain/errors.ts';
import type { Call } from '../../../../services/acting/call.ts';
import type { Deps } from '../../../../services/acting/deps.ts';
import {
  saveDraft,
  viewDraft,
  type DraftKept,
  type DraftView,
} from '../../../../services/reports/drafts.ts';
import type { Refused } from '../../../kit/field-table.ts';
import type { TypedFields } from '../../../kit/typed-fields.ts';

type Change = (draft: DraftView) => TypedFields;

const mostTries = 5;

/**
 * Changes a draft as it stands now, which another window may do at the same time.
 *
 * @throws NotFound for a draft that is not hers, or that is sent; Forbidden
 */
export async function changeDraft(
  deps: Deps,
  call: Call,
  { draftId, triesLeft = mostTries }: { readonly draftId: string; readonly triesLeft?: number },
  change: Change,
): Promise<DraftKept> {
  const draft = await viewDraft(deps, call, draftId);
  try {
    return await saveDraft(deps, { ...call, expected: draft.etag }, draftId, change(draft));
  } catch (error) {
    if (triesLeft <= 1 || !(error instanceof PreconditionFailed)) throw error;
    return changeDraft(deps, call, { draftId, triesLeft: triesLeft - 1 }, change);
  }
}

const refusedOn = (segment: string): string => `_refused.${segment}`;

/** The fields of a draft with what a page of it is refused for; none takes the former away. */
export function withRefusedOn(
  fields: TypedFields,
  segment: string,
  refused: readonly Refused[],
): TypedFields {
  const { [refusedOn(segment)]: _, ...rest } = fields;
  return refused.length === 0 ? rest : { ...rest, [refusedOn(segment)]: JSON.stringify(refused) };
}

/** What a page of a draft is refused for, as the state of a form reads it. */
export function refusedOnPage(fields: TypedFields, segment: string): TypedFields {
  const refused = fields[refusedOn(segment)];
  return refused === undefined ? {} : { _refused: refused };
}

/** Keeps what a page is refused for, which it says as it is shown next. */
export async function keepRefused(
  deps: Deps,
  call: Call,
  { draftId, segment }: { readonly draftId: string; readonly segment: string },
  refused: readonly Refused[],
): Promise<void> {
  await changeDraft(deps, call, { draftId }, ({ fields }) =>
    withRefusedOn(fields, segment, refused),
  );
}
