import { draftTexts } from '../../../../templates/messages/pages/draft.ts';
import { questionTexts } from '../../../../templates/messages/pages/questions.ts';
import type { FormState } from '../../../kit/form-state.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { draftPath } from '../draft/draft-declaration.ts';
import { DraftForm } from '../draft/draft-form.tsx';
import type { ShownDraft } from '../draft/shown-draft.ts';
import { ThreeWay } from '../draft/three-way.tsx';
import { ChildItself, type Places } from './child-itself.tsx';
import { Guardians } from './guardians.tsx';
import { Siblings } from './siblings.tsx';

export function childView(
  frame: Frame,
  draft: ShownDraft & { readonly more: Places },
  form: FormState,
): PageView {
  const { language } = frame;
  const common = draftTexts(language);
  const of = { frame, draft, form };
  return {
    title: common('page.barnet'),
    back: {
      href: draftPath(draft.id, 'familjen'),
      text: common('backTo', { page: common('page.familjen') }),
    },
    body: (
      <DraftForm {...of} position={4}>
        <h2>{questionTexts(language)('child')}</h2>
        <ChildItself {...of} places={draft.more} />
        <Guardians {...of} />
        <Siblings {...of} />
        <ThreeWay language={language} {...form.field('jointMeeting.reporterWillAttend')} />
      </DraftForm>
    ),
  };
}
