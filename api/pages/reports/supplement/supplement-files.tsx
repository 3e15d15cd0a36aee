import type { Response } from 'express';
import type { Call } from '../../../../services/acting/call.ts';
import type { Deps } from '../../../../services/acting/deps.ts';
import { discardUpload, listUploads } from '../../../../services/reports/attachments/uploads.ts';
import type { UploadView } from '../../../../services/reports/attachments/upload.ts';
import { ButtonLink, Buttons } from '../../../../templates/components/buttons.tsx';
import { addTexts } from '../../../../templates/messages/pages/add.ts';
import { draftTexts } from '../../../../templates/messages/pages/draft.ts';
import { restTexts } from '../../../../templates/messages/pages/rest.ts';
import { withRefused, type Refused } from '../../../kit/field-table.ts';
import { formState } from '../../../kit/form-state.ts';
import { frameOf, type Frame } from '../../../kit/frame.ts';
import { pageHtml, type PageView } from '../../../kit/html.tsx';
import { hasFiles } from '../../../kit/multipart.ts';
import { pageRoute, type PageRoute } from '../../../kit/page-route.ts';
import { typedFields } from '../../../kit/typed-fields.ts';
import { demandReader } from '../../../kit/visitor.ts';
import { note } from '../../../middleware/request-context.ts';
import { parseRequest } from '../../../request-parts.ts';
import { reportParams, statedId } from '../../../routes/schemas.ts';
import { ChooseFiles, UploadedFile } from '../attachments/attachments-view.tsx';
import { fileFields } from '../attachments/file-fields.ts';
import { takeAttachments } from '../attachments/take-attachments.ts';
import { ownReportPath } from '../own-path.ts';
import { readForDeed } from '../own/read-own.ts';

const path = '/mina-anmalningar/:reportId/komplettera/bilagor';

type Model = {
  readonly reportId: string;
  readonly files: readonly UploadView[];
  readonly refused: readonly Refused[];
};

/** Files that stand beside no draft go with what is added to a report. */
const read = async (deps: Deps, call: Call, reportId: string): Promise<Model> => {
  await readForDeed(deps, call, { reportId, deed: 'supplementAdded' });
  const { items } = await listUploads(deps, call, undefined, { limit: 50, offset: 0 });
  return { reportId, files: items.filter(({ draftId }) => draftId === null), refused: [] };
};

const view = (frame: Frame, { reportId, files, refused }: Model): PageView => {
  const { language } = frame;
  const [t, add] = [restTexts(language), addTexts(language)];
  const words = { table: fileFields, t, frame: frame.frame };
  const form = formState(words, withRefused({}, refused), undefined);
  const back = `${ownReportPath(reportId)}/komplettera`;
  return {
    title: draftTexts(language)('page.bilagor'),
    back: { href: back, text: add('supplement.title') },
    problems: form.problems,
    body: (
      <>
        <ChooseFiles t={t} form={form} />
        <h2>{add('attachments')}</h2>
        {files.length === 0 && <p>{t('files.none')}</p>}
        <ul class="tasks">
          {files.map((upload, index) => (
            <UploadedFile key={upload.id} t={t} upload={upload} number={index + 1} />
          ))}
        </ul>
        <Buttons>
          <ButtonLink href={back} text={add('supplement.title')} kind="secondary" />
        </Buttons>
      </>
    ),
  };
};

const callOf = (res: Response, at: string): Call => ({ actor: demandReader(res).actor, at });

const post: PageRoute = {
  method: 'post',
  path,
  handlers: (parts) => [
    async (req, res) => {
      note(res, 'route', path);
      const { params } = parseRequest({ params: reportParams }, req);
      const { reportId } = params;
      const call = callOf(res, parts.clock.now());
      await readForDeed(parts.deps, call, { reportId, deed: 'supplementAdded' });
      if (!hasFiles(req)) {
        const remove = statedId.safeParse(typedFields(req.body)['remove']);
        if (remove.success) await discardUpload(parts.deps, call, remove.data);
        return res.redirect(303, req.path);
      }
      const refused = await takeAttachments({ parts, req, res, call, draftId: null });
      if (refused.length === 0) return res.redirect(303, req.path);
      // Nothing is kept of what is wrong with files, so that it is said at once.
      const frame = frameOf(parts, req, res);
      const model = await read(parts.deps, call, reportId);
      res
        .status(422)
        .type('html')
        .send(pageHtml(frame, view(frame, { ...model, refused })));
    },
  ],
};

/** `…/komplettera/bilagor`: pictures, documents and sound that go with what is added. */
export const supplementFilesPages: readonly PageRoute[] = [
  pageRoute({
    path,
    request: { params: reportParams },
    read: ({ deps, call, input: { params } }) => read(deps, call, params.reportId),
    view,
  }),
  post,
];
