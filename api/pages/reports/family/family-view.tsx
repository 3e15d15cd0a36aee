import type { JSX } from 'preact';
import { Alert } from '../../../../templates/components/alert.tsx';
import { Asked, Needless } from '../../../../templates/components/asked.tsx';
import { PlainButton } from '../../../../templates/components/buttons.tsx';
import { TextArea } from '../../../../templates/components/text-area.tsx';
import { draftTexts } from '../../../../templates/messages/pages/draft.ts';
import { questionTexts } from '../../../../templates/messages/pages/questions.ts';
import type { FormState } from '../../../kit/form-state.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { draftPath } from '../draft/draft-declaration.ts';
import { DraftForm } from '../draft/draft-form.tsx';
import type { ShownDraft } from '../draft/shown-draft.ts';
import { ThreeWay } from '../draft/three-way.tsx';

type Props = { readonly frame: Frame; readonly form: FormState };
type ToldProps = Props & {
  readonly whom: 'child' | 'guardians';
  readonly beforehand?: 'no' | undefined;
};

const Told = ({ frame, form, whom, beforehand }: ToldProps): JSX.Element => {
  const answer = form.field(`informed.${whom}.answer`);
  const question = (
    <ThreeWay language={frame.language} {...answer} value={answer.value ?? beforehand} />
  );
  return (
    <Asked question={question}>
      <Needless when="no">
        <TextArea rows={3} {...form.field(`informed.${whom}.said`)} />
      </Needless>
      <Needless when="yes">
        <TextArea rows={3} {...form.field(`informed.${whom}.reasonIfNot`)} />
      </Needless>
    </Asked>
  );
};

/** Whether the family is best told first, or by nobody but social services. */
const WhetherToTell = ({ frame, draft }: Omit<Props, 'form'> & { draft: ShownDraft }) => {
  const t = questionTexts(frame.language);
  if (draft.protectedContact) {
    return (
      <Alert kind="danger" heading={t('family.dontTell')}>
        <p>{t('family.dontTellWhy')}</p>
      </Alert>
    );
  }
  return (
    <p>
      {`${t('family.tell')} `}
      <PlainButton name="_do" value="consult" text={t('family.consult')} />
    </p>
  );
};

export function familyView(frame: Frame, draft: ShownDraft, form: FormState): PageView {
  const common = draftTexts(frame.language);
  return {
    title: common('page.familjen'),
    back: {
      href: draftPath(draft.id, 'handelser'),
      text: common('backTo', { page: common('page.handelser') }),
    },
    body: (
      <DraftForm frame={frame} draft={draft} form={form} position={3}>
        <WhetherToTell frame={frame} draft={draft} />
        <Told frame={frame} form={form} whom="child" />
        <Told
          frame={frame}
          form={form}
          whom="guardians"
          beforehand={draft.protectedContact ? 'no' : undefined}
        />
      </DraftForm>
    ),
  };
}
