import { takeIntakeNote } from '../../../../../services/intake/intake.ts';
import { preliminaryTexts } from '../../../../../templates/messages/pages/preliminary.ts';
import { Question } from '../../../../kit/questions.tsx';
import { wordsOrNull } from '../../../../kit/typed-answers.ts';
import { wordsIn } from '../../../../kit/typed-fields.ts';
import { intakeNote } from '../../../../routes/intake/record-routes.ts';
import { caseForm } from '../../../case/case-form.tsx';
import { areaChoices } from '../area-choices.ts';

const fields = {
  area: { label: 'note.area', is: 'list' },
  source: { label: 'note.source' },
  difficulties: { label: 'note.difficulties', is: 'words' },
  assets: { label: 'note.assets', is: 'words' },
} as const;

/** `forhandsbedomning/anteckning`: difficulties and assets as one person sees them (routine §5.3). */
export const notePages = caseForm({
  suffix: 'forhandsbedomning/anteckning',
  records: 'intakeNoteTaken',
  texts: preliminaryTexts,
  title: 'note.title',
  lead: ['note.lead'],
  send: 'note.send',
  fields,
  questions: ({ t, form, frame, head }) => (
    <>
      <Question
        t={t}
        form={form}
        table={fields}
        name="area"
        choices={areaChoices(frame, head.settings.areas)}
      />
      <Question t={t} form={form} table={fields} name="source" />
      <Question t={t} form={form} table={fields} name="difficulties" />
      <Question t={t} form={form} table={fields} name="assets" />
    </>
  ),
  body: (typed) => ({
    area: wordsIn(typed, 'area'),
    source: wordsIn(typed, 'source'),
    difficulties: wordsOrNull(typed, 'difficulties'),
    assets: wordsOrNull(typed, 'assets'),
  }),
  schema: intakeNote,
  perform: ({ deps, call, params }, body) => takeIntakeNote(deps, call, params.reportId, body),
});
