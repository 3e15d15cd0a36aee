import type { Choice } from '../../../../templates/components/choices.tsx';
import { draftTexts } from '../../../../templates/messages/pages/draft.ts';
import { restTexts, type RestKey } from '../../../../templates/messages/pages/rest.ts';
import type { FieldTable } from '../../../kit/field-table.ts';
import type { FormState } from '../../../kit/form-state.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { Question } from '../../../kit/questions.tsx';
import { draftPath } from './draft-declaration.ts';
import { DraftForm } from './draft-form.tsx';
import type { ShownDraft } from './shown-draft.ts';

type Segment = 'mer' | 'mottagare' | 'dina-uppgifter';

type Declared<More> = {
  readonly segment: Segment;
  readonly fields: FieldTable<RestKey>;
  readonly lead: RestKey;
  /** Answers that the table cannot name. */
  readonly choices?: (frame: Frame, more: More) => Readonly<Record<string, readonly Choice[]>>;
  /** What stands there until somebody has answered. */
  readonly beforehand?: (draft: ShownDraft, more: More) => Readonly<Record<string, string>>;
};

const withBeforehand = (form: FormState, set: Readonly<Record<string, string>>): FormState => ({
  ...form,
  field: (name, label) => {
    const field = form.field(name, label);
    return { ...field, value: field.value ?? set[name] };
  },
});

/** Shows one of the pages that are asked beside the four, and lead back to the check. */
export function questionsView<More>({
  segment,
  fields,
  lead,
  choices,
  beforehand,
}: Declared<More>) {
  return (frame: Frame, draft: ShownDraft & { readonly more: More }, form: FormState): PageView => {
    const { language } = frame;
    const [t, common] = [restTexts(language), draftTexts(language)];
    const given = choices?.(frame, draft.more) ?? {};
    const filled = withBeforehand(form, beforehand?.(draft, draft.more) ?? {});
    return {
      title: common(`page.${segment}`),
      back: {
        href: draftPath(draft.id, 'kontrollera'),
        text: common('backTo', { page: common('page.kontrollera') }),
      },
      body: (
        <DraftForm frame={frame} draft={draft} form={form}>
          <p>{t(lead)}</p>
          {Object.keys(fields).map((name) => (
            <Question
              key={name}
              t={t}
              form={filled}
              table={fields}
              name={name}
              choices={given[name]}
            />
          ))}
        </DraftForm>
      ),
    };
  };
}
