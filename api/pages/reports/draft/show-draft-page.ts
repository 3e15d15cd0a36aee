import { NotFound } from '../../../../domain/errors.ts';
import type { Call } from '../../../../services/acting/call.ts';
import { viewDraft, type DraftView } from '../../../../services/reports/drafts.ts';
import { formId, formState } from '../../../kit/form-state.ts';
import { frameOf } from '../../../kit/frame.ts';
import { pageHtml } from '../../../kit/html.tsx';
import { takeNotice } from '../../../kit/notice.ts';
import type { TypedFields } from '../../../kit/typed-fields.ts';
import { demandReader } from '../../../kit/visitor.ts';
import { actorOf } from '../../../middleware/caller.ts';
import { countLook } from '../../../middleware/quota.ts';
import { note } from '../../../middleware/request-context.ts';
import { parseRequest } from '../../../request-parts.ts';
import {
  draftParams,
  draftPath,
  receiptPath,
  type AnyDraftPage,
  type AtDraft,
} from './draft-declaration.ts';
import { refusedOnPage } from './change-draft.ts';
import { answersOn } from './keep-answers.ts';
import { shownDraft } from './shown-draft.ts';

/** The draft; what was sent meanwhile leads on to its receipt, and what was never hers to nothing. */
const readOrLeadOn = async (
  { parts, res }: AtDraft,
  call: Call,
  draftId: string,
): Promise<DraftView | undefined> => {
  try {
    return await viewDraft(parts.deps, call, draftId);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    res.redirect(303, receiptPath(draftId));
    return undefined;
  }
};

/** What was typed, with what it was refused for, as the state of a form reads it. */
const keptOn = (page: AnyDraftPage, draft: DraftView): TypedFields => ({
  ...answersOn(draft, page),
  ...refusedOnPage(draft.fields, page.segment),
});

/** Shows one page of a report that is being written. */
export async function showDraftPage(at: AtDraft): Promise<void> {
  const { page, parts, req, res } = at;
  note(res, 'route', draftPath(':draftId', page.segment));
  demandReader(res);
  await countLook(parts, res);
  const { params } = parseRequest({ params: draftParams }, req);
  const call = { actor: actorOf(res), at: parts.clock.now() };
  const found = await readOrLeadOn(at, call, params.draftId);
  if (!found) return;
  const draft = shownDraft(parts.deps, call, found);
  const frame = frameOf(parts, req, res);
  const words = {
    table: page.fields,
    t: page.texts(frame.language),
    frame: frame.frame,
  };
  const form = formState(words, keptOn(page, found), found.etag);
  const more: unknown = await page.more({ deps: parts.deps, call, draft });
  const view = page.view(frame, { ...draft, more }, form);
  const notice = takeNotice(parts, req, res);
  const { problems } = form;
  res
    .type('html')
    .send(pageHtml(frame, view, { problems, notice, ...(page.typed !== false && { formId }) }));
}
