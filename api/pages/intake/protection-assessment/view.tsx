import { violenceKinds } from '../../../../domain/intake/violence.ts';
import type { ReportView } from '../../../../services/reports/report-views.ts';
import { Checkbox } from '../../../../templates/components/checkbox.tsx';
import { Radios } from '../../../../templates/components/choices.tsx';
import { TextArea } from '../../../../templates/components/text-area.tsx';
import { assessmentTexts } from '../../../../templates/messages/pages/assessment.ts';
import type { FormState } from '../../../kit/form-state.ts';
import { Form } from '../../../kit/form.tsx';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';

const answers = ['yes', 'no'] as const;

/** The form of the protection assessment. */
export function assessmentView(frame: Frame, report: ReportView, form: FormState): PageView {
  const t = assessmentTexts(frame.language);
  return {
    title: t('title'),
    back: { href: `/anmalningar/${report.id}`, text: t('back') },
    body: (
      <>
        <p>{report.reference}</p>
        <p>{t('due')}</p>
        <p>{t('before')}</p>
        <Form frame={frame} form={form} send={t('send')}>
          <Radios
            {...form.field('immediateNeed')}
            choices={answers.map((value) => ({ value, label: t(`immediateNeed.${value}`) }))}
          />
          <TextArea {...form.field('reasons')} />
          <Radios
            {...form.field('violence')}
            hint={t('violence.hint')}
            choices={violenceKinds.map((value) => ({ value, label: t(`violence.${value}`) }))}
          />
          <Checkbox {...form.box('crimeSuspected')} />
          <p>{t('stays')}</p>
        </Form>
      </>
    ),
  };
}
