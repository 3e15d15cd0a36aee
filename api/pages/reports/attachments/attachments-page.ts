import { listUploads, discardUpload } from '../../../../services/reports/attachments/uploads.ts';
import { viewDraft } from '../../../../services/reports/drafts.ts';
import { restTexts, type RestKey } from '../../../../templates/messages/pages/rest.ts';
import { hasFiles } from '../../../kit/multipart.ts';
import type { PageRoute } from '../../../kit/page-route.ts';
import { typedFields } from '../../../kit/typed-fields.ts';
import { letOnlyReadersOn, writerOf } from '../../../kit/writer.ts';
import { note } from '../../../middleware/request-context.ts';
import { parseRequest } from '../../../request-parts.ts';
import { statedId } from '../../../routes/schemas.ts';
import { keepRefused } from '../draft/change-draft.ts';
import {
  draftParams,
  draftPath,
  type AtDraft,
  type DraftPage,
} from '../draft/draft-declaration.ts';
import { showDraftPage } from '../draft/show-draft-page.ts';
import { fileFields } from './file-fields.ts';
import { attachmentsView, type Uploads } from './attachments-view.tsx';
import { takeAttachments } from './take-attachments.ts';

const segment = 'bilagor';

const page: DraftPage<RestKey, Uploads> = {
  segment,
  fields: fileFields,
  texts: restTexts,
  more: ({ deps, call, draft }) => listUploads(deps, call, draft.id, { limit: 50, offset: 0 }),
  view: attachmentsView,
  typed: false,
  next: 'kontrollera',
};

/** Takes files, or throws one away; each leads back to the list, which says what was not taken. */
const changeAttachments = async (at: AtDraft): Promise<void> => {
  const { parts, req, res } = at;
  note(res, 'route', draftPath(':draftId', segment));
  const { params } = parseRequest({ params: draftParams }, req);
  const { draftId } = params;
  const call = { actor: writerOf(res), at: parts.clock.now() };
  if (hasFiles(req)) {
    await viewDraft(parts.deps, call, draftId);
    const refused = await takeAttachments({ ...at, call, draftId });
    await keepRefused(parts.deps, call, { draftId, segment }, refused);
  } else {
    const remove = statedId.safeParse(typedFields(req.body)['remove']);
    if (remove.success) await discardUpload(parts.deps, call, remove.data);
    await keepRefused(parts.deps, call, { draftId, segment }, []);
  }
  letOnlyReadersOn(res);
  res.redirect(303, req.path);
};

const handled = (handle: (at: AtDraft) => Promise<void>): Pick<PageRoute, 'path' | 'handlers'> => ({
  path: draftPath(':draftId', segment),
  handlers: (parts) => [(req, res) => handle({ page, parts, req, res })],
});

/** `/anmal/{u}/bilagor`: pictures, documents and sound that go with the report. */
export const attachmentsPages: readonly PageRoute[] = [
  { method: 'get', ...handled(showDraftPage) },
  { method: 'post', ...handled(changeAttachments) },
];
