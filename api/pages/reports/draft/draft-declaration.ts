import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Call } from '../../../../services/acting/call.ts';
import type { Deps } from '../../../../services/acting/deps.ts';
import type { Language } from '../../../../templates/messages/texts.ts';
import type { FieldTable } from '../../../kit/field-table.ts';
import type { FormState } from '../../../kit/form-state.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import type { ApiParts } from '../../../parts.ts';
import { statedId } from '../../../routes/schemas.ts';
import type { Kept } from './keep-answers.ts';
import type { ShownDraft } from './shown-draft.ts';

export type AskedOfDraft = { readonly deps: Deps; readonly call: Call; readonly draft: ShownDraft };

/** What has been saved on a page whose button does more than lead on. */
export type SavedPage = AtDraft & { readonly call: Call; readonly draftId: string };

/** One page of a report that is being written. */
export type DraftPage<Key extends string, More> = Kept & {
  readonly texts: (language: Language) => (key: Key) => string;
  readonly fields: FieldTable<Key>;
  /** What else it shows, besides the draft. */
  readonly more: (asked: AskedOfDraft) => Promise<More>;
  readonly view: (
    frame: Frame,
    draft: ShownDraft & { readonly more: More },
    form: FormState,
  ) => PageView;
  /** False where nothing is typed, so that a change of language need keep nothing. Default: true. */
  readonly typed?: boolean;
  /** The page that its first button leads on to, or what that does once the page is saved. */
  readonly next: string | ((saved: SavedPage) => Promise<void>);
};

// Pages of all kinds stand in one list; what they differ in is asked of each by itself.
// oxlint-disable-next-line typescript/no-explicit-any -- a list of pages with different texts has no narrower type
export type AnyDraftPage = DraftPage<any, any>;

export const draftParams = z.object({ draftId: statedId });

export type AtDraft = {
  readonly page: AnyDraftPage;
  readonly parts: ApiParts;
  readonly req: Request;
  readonly res: Response;
};

export function draftPath(draftId: string, segment: string): string {
  return `/anmal/${draftId}/${segment}`;
}

/** Of a report, whose id its draft had. */
export function receiptPath(reportId: string): string {
  return `/mina-anmalningar/${reportId}/kvitto`;
}
