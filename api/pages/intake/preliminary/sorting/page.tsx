import { sortFactRow } from '../../../../../services/intake/sort-row.ts';
import { preliminaryTexts } from '../../../../../templates/messages/pages/preliminary.ts';
import { Question } from '../../../../kit/questions.tsx';
import { wordsIn } from '../../../../kit/typed-fields.ts';
import { sorting } from '../../../../routes/intake/order-routes.ts';
import { caseForm } from '../../../case/case-form.tsx';
import { areaChoices } from '../area-choices.ts';

const fields = {
  row: { label: 'sort.row', hint: 'sort.row.hint' },
  area: { label: 'sort.area', is: 'list' },
} as const;

/** A number as it was typed; what is none is handed on for the schema to refuse. */
const numberIn = (words: string | undefined): unknown =>
  words !== undefined && /^\d{1,3}$/.test(words) ? Number(words) : words;

/** `forhandsbedomning/sortera`: files a statement under another area; its text is not typed again. */
export const sortingPages = caseForm({
  suffix: 'forhandsbedomning/sortera',
  records: 'factRowSorted',
  texts: preliminaryTexts,
  title: 'sort.title',
  lead: ['sort.lead'],
  send: 'sort.send',
  fields,
  questions: ({ t, form, frame, head }) => (
    <>
      <Question t={t} form={form} table={fields} name="row" />
      <Question
        t={t}
        form={form}
        table={fields}
        name="area"
        choices={areaChoices(frame, head.settings.areas)}
      />
    </>
  ),
  body: (typed) => ({ row: numberIn(wordsIn(typed, 'row')), area: wordsIn(typed, 'area') }),
  schema: sorting,
  perform: ({ deps, call, params }, body) => sortFactRow(deps, call, params.reportId, body),
});
