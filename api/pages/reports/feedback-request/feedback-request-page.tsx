import { requestFeedback } from '../../../../services/decisions/feedback.ts';
import { addTexts, type AddKey } from '../../../../templates/messages/pages/add.ts';
import { formPage } from '../../../kit/form-page.ts';
import { Form } from '../../../kit/form.tsx';
import type { FieldTable } from '../../../kit/field-table.ts';
import type { FormState } from '../../../kit/form-state.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { secrecyLine } from '../../../kit/secrecy-line.ts';
import { nothing, reportParams } from '../../../routes/schemas.ts';
import { ownReportPath } from '../own-path.ts';
import { readForDeed, type AuthorsReport } from '../own/read-own.ts';

const fields = {} as const satisfies FieldTable<AddKey>;

const view = (frame: Frame, { summary }: AuthorsReport, form: FormState): PageView => {
  const t = addTexts(frame.language);
  return {
    title: t('feedback.title'),
    back: { href: ownReportPath(summary.id), text: t('back') },
    body: (
      <>
        <p>{t('feedback.what')}</p>
        <Form
          frame={frame}
          form={form}
          send={t('feedback.send')}
          secrecy={secrecyLine(frame, 'feedback')}
          beside={<></>}
        />
      </>
    ),
  };
};

/** `/mina-anmalningar/{a}/be-om-aterkoppling`: asks afterwards what became of it (19 kap. 6 § SoL). */
export const feedbackRequestPages = formPage({
  path: '/mina-anmalningar/:reportId/be-om-aterkoppling',
  params: reportParams,
  records: 'feedbackRequested',
  subject: ({ reportId }) => reportId,
  texts: addTexts,
  read: ({ deps, call, params }) =>
    readForDeed(deps, call, { ...params, deed: 'feedbackRequested' }),
  seen: ({ etag }) => etag,
  fields,
  body: () => ({}),
  schema: nothing,
  perform: ({ deps, call, params }) => requestFeedback(deps, call, params.reportId),
  next: (_done, { reportId }) => ownReportPath(reportId),
  view,
});
