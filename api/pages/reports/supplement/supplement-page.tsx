import { listUploads } from '../../../../services/reports/attachments/uploads.ts';
import { addSupplement } from '../../../../services/reports/supplements.ts';
import type { UploadView } from '../../../../services/reports/attachments/upload.ts';
import { Checkboxes } from '../../../../templates/components/choices.tsx';
import { TextArea } from '../../../../templates/components/text-area.tsx';
import { addTexts, type AddKey } from '../../../../templates/messages/pages/add.ts';
import { restTexts } from '../../../../templates/messages/pages/rest.ts';
import { formPage } from '../../../kit/form-page.ts';
import { Form } from '../../../kit/form.tsx';
import type { FieldTable } from '../../../kit/field-table.ts';
import type { FormState } from '../../../kit/form-state.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { secrecyLine } from '../../../kit/secrecy-line.ts';
import { tickedIn, wordsIn } from '../../../kit/typed-fields.ts';
import { supplement } from '../../../routes/reports/supplement-routes.ts';
import { reportParams } from '../../../routes/schemas.ts';
import { fileText } from '../attachments/attachments-view.tsx';
import { saidAt } from '../mine/sender-status.ts';
import { ownReportPath } from '../own-path.ts';
import { readForDeed, type AuthorsReport } from '../own/read-own.ts';

type Model = { readonly report: AuthorsReport; readonly files: readonly UploadView[] };

const fields = {
  text: { label: 'text', is: 'words', refused: { any: 'text.refused' } },
  attachments: { label: 'attachments', is: 'boxes', refused: { any: 'attachments.refused' } },
} as const satisfies FieldTable<AddKey>;

const path = '/mina-anmalningar/:reportId/komplettera';

/** The files that lie ready, all ticked until somebody has saved which. */
const Files = ({
  frame,
  form,
  files,
}: { frame: Frame; form: FormState } & Pick<Model, 'files'>) => {
  const { language } = frame;
  if (files.length === 0) return null;
  const isSaved = form.fields['text'] !== undefined;
  return (
    <Checkboxes
      {...form.group('attachments')}
      {...(!isSaved && { values: files.map(({ id }) => id) })}
      choices={files.map((file) => ({
        value: file.id,
        label: fileText(restTexts(language), file),
      }))}
    />
  );
};

const view = (frame: Frame, { report, files }: Model, form: FormState): PageView => {
  const t = addTexts(frame.language);
  const own = ownReportPath(report.summary.id);
  const question = report.author.questions.at(-1);
  return {
    title: t('supplement.title'),
    back: { href: own, text: t('back') },
    body: (
      <>
        <p>{t('supplement.what')}</p>
        {question && (
          <p>
            {t('supplement.asked', {
              at: saidAt(frame, question.at),
              question: question.question,
            })}
          </p>
        )}
        <Form
          frame={frame}
          form={form}
          send={t('supplement.send')}
          secrecy={secrecyLine(frame, 'sending')}
        >
          <TextArea rows={8} {...form.field('text')} />
          <Files frame={frame} form={form} files={files} />
          <p>
            <a href={`${own}/komplettera/bilagor`}>{t('attachments.add')}</a>
            {`. ${t('attachments.hint')}`}
          </p>
        </Form>
      </>
    ),
  };
};

/** `/mina-anmalningar/{a}/komplettera`: what is added to a report, which is never changed. */
export const supplementPages = formPage({
  path,
  params: reportParams,
  records: 'supplementAdded',
  subject: ({ reportId }) => reportId,
  texts: addTexts,
  read: async ({ deps, call, params }): Promise<Model> => {
    const report = await readForDeed(deps, call, { ...params, deed: 'supplementAdded' });
    const { items } = await listUploads(deps, call, undefined, { limit: 50, offset: 0 });
    const files = items.filter(({ draftId, state }) => draftId === null && state === 'ready');
    return { report, files };
  },
  seen: ({ report }) => report.etag,
  fields,
  body: (typed) => ({
    text: wordsIn(typed, 'text'),
    attachments: tickedIn(typed, 'attachments').map((id) => ({ id })),
  }),
  schema: supplement,
  perform: ({ deps, call, params }, body) => addSupplement(deps, call, params.reportId, body),
  next: (_done, { reportId }) => ownReportPath(reportId),
  view,
});
