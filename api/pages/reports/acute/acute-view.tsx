import { Asked, Needless } from '../../../../templates/components/asked.tsx';
import { Checkbox } from '../../../../templates/components/checkbox.tsx';
import { TextArea } from '../../../../templates/components/text-area.tsx';
import { TextField } from '../../../../templates/components/text-field.tsx';
import { draftTexts } from '../../../../templates/messages/pages/draft.ts';
import { questionTexts } from '../../../../templates/messages/pages/questions.ts';
import type { FormState } from '../../../kit/form-state.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { DraftForm } from '../draft/draft-form.tsx';
import type { ShownDraft } from '../draft/shown-draft.ts';
import { ThreeWay } from '../draft/three-way.tsx';

export function acuteView(frame: Frame, draft: ShownDraft, form: FormState): PageView {
  const { language } = frame;
  const [t, common] = [questionTexts(language), draftTexts(language)];
  return {
    title: common('page.akut'),
    back: { href: '/mina-anmalningar', text: common('back') },
    body: (
      <DraftForm frame={frame} draft={draft} form={form} position={1}>
        <Asked question={<ThreeWay language={language} {...form.field('acute.danger')} />}>
          <Needless when="no">
            <TextArea rows={3} {...form.field('acute.how')} />
          </Needless>
        </Asked>
        <Asked
          question={<ThreeWay language={language} {...form.field('acute.phoneContact.taken')} />}
        >
          <Needless when="no">
            <TextField size={24} {...form.field('acute.phoneContact.at')} />
            <TextField {...form.field('acute.phoneContact.with')} />
          </Needless>
        </Asked>
        <TextArea rows={3} {...form.field('childNow.where')} hint={t('childNow.where.hint')} />
        <Checkbox {...form.box('childNow.whereUnknown')} />
        <TextField {...form.field('childNow.safeUntil')} />
      </DraftForm>
    ),
  };
}
