import { askForSignature } from '../../../../services/sign-off/ask-for-signature.ts';
import { Radios } from '../../../../templates/components/choices.tsx';
import { addTexts, type AddKey } from '../../../../templates/messages/pages/add.ts';
import { capitalised } from '../../../../templates/messages/time-words.ts';
import { translator } from '../../../../templates/messages/translate.ts';
import { formPage } from '../../../kit/form-page.ts';
import { Form } from '../../../kit/form.tsx';
import type { FieldTable } from '../../../kit/field-table.ts';
import type { FormState } from '../../../kit/form-state.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { secrecyLine } from '../../../kit/secrecy-line.ts';
import { signatureRequest } from '../../../routes/sign-off/routes.ts';
import { reportParams } from '../../../routes/schemas.ts';
import { ownReportPath } from '../../reports/own-path.ts';
import { readForDeed, type AuthorsReport } from '../../reports/own/read-own.ts';

const fields = {
  role: { label: 'role', is: 'choice', refused: { any: 'role.refused' } },
} as const satisfies FieldTable<AddKey>;

const view = (frame: Frame, { summary, author }: AuthorsReport, form: FormState): PageView => {
  const { language } = frame;
  const [t, words] = [addTexts(language), translator(language)];
  return {
    title: t('ask.title'),
    back: { href: ownReportPath(summary.id), text: t('back') },
    body: (
      <>
        <p>{t('ask.what')}</p>
        <Form
          frame={frame}
          form={form}
          send={t('ask.send')}
          secrecy={secrecyLine(frame, 'coSigning')}
        >
          <Radios
            {...form.field('role')}
            choices={author.mayAsk.map((role) => ({
              value: role,
              label: capitalised(words(`signatory.${role}`)),
            }))}
          />
        </Form>
      </>
    ),
  };
};

/** `/mina-anmalningar/{a}/tillfraga`: lets somebody sign who was not asked as it was sent. */
export const askPages = formPage({
  path: '/mina-anmalningar/:reportId/tillfraga',
  params: reportParams,
  records: 'signatureAsked',
  subject: ({ reportId }) => reportId,
  texts: addTexts,
  read: ({ deps, call, params }) => readForDeed(deps, call, { ...params, deed: 'signatureAsked' }),
  seen: ({ etag }) => etag,
  fields,
  body: ({ role }) => ({ role }),
  schema: signatureRequest,
  perform: ({ deps, call, params }, body) => askForSignature(deps, call, params.reportId, body),
  next: (_done, { reportId }) => ownReportPath(reportId),
  view,
});
