import { NotFound } from '../../../../domain/errors.ts';
import { listInMyName, stateAuthorship } from '../../../../services/reports/authorship.ts';
import type { InMyName } from '../../../../services/reports/authorship.ts';
import { Radios } from '../../../../templates/components/choices.tsx';
import {
  authorshipTexts,
  type AuthorshipKey,
} from '../../../../templates/messages/pages/authorship.ts';
import { formPage } from '../../../kit/form-page.ts';
import { Form } from '../../../kit/form.tsx';
import type { FieldTable } from '../../../kit/field-table.ts';
import type { FormState } from '../../../kit/form-state.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { authorshipStatement } from '../../../routes/reports/authorship-routes.ts';
import { reportParams } from '../../../routes/schemas.ts';
import { saidAt } from '../mine/sender-status.ts';
import { ownReportPath } from '../own-path.ts';

const fields = {
  answer: { label: 'answer', is: 'choice' },
} as const satisfies FieldTable<AuthorshipKey>;

const view = (frame: Frame, report: InMyName, form: FormState): PageView => {
  const t = authorshipTexts(frame.language);
  const { reference, municipality, receivedAt } = report;
  return {
    title: t('title'),
    back: { href: '/mina-anmalningar', text: t('back') },
    body: (
      <>
        <p>{t('what', { reference, municipality, at: saidAt(frame, receivedAt) })}</p>
        <p>{t('explain')}</p>
        <Form frame={frame} form={form} send={t('send')}>
          <Radios
            {...form.field('answer')}
            choices={[
              { value: 'claimed', label: t('claimed') },
              { value: 'denied', label: t('denied') },
            ]}
          />
        </Form>
      </>
    ),
  };
};

/** `/mina-anmalningar/{a}/i-mitt-namn`: whether what a system sent in her name is hers. */
export const authorshipPages = formPage({
  path: '/mina-anmalningar/:reportId/i-mitt-namn',
  params: reportParams,
  records: 'authorshipStated',
  subject: ({ reportId }) => reportId,
  texts: authorshipTexts,
  read: async ({ deps, call, params }) => {
    const { items } = await listInMyName(deps, call, { limit: 50, offset: 0 });
    const found = items.find(({ id }) => id === params.reportId);
    if (!found) throw new NotFound();
    return found;
  },
  fields,
  body: ({ answer }) => ({ answer }),
  schema: authorshipStatement,
  perform: async ({ deps, call, params }, body) => {
    await stateAuthorship(deps, call, params.reportId, body);
    return body.answer;
  },
  next: (answer, { reportId }) =>
    answer === 'claimed' ? ownReportPath(reportId) : '/mina-anmalningar',
  view,
});
