import type { JSX } from 'preact';
import { PlainButton } from '../../../../templates/components/buttons.tsx';
import { SummaryList, type SummaryRow } from '../../../../templates/components/summary-list.tsx';
import { answersIn } from '../../../../templates/documents/answers.ts';
import { checkTexts } from '../../../../templates/messages/pages/check.ts';
import { capitalised } from '../../../../templates/messages/time-words.ts';
import type { FormState } from '../../../kit/form-state.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { ShownDraft } from '../draft/shown-draft.ts';
import { answerRows, type AnswerRow, type Places } from './answer-rows.ts';

type Props = {
  readonly frame: Frame;
  readonly draft: ShownDraft;
  readonly form: FormState;
  readonly places: Places;
  readonly files: number;
};

/** What is to be done about a row before the report can be sent, at the row itself. */
const withProblem = (form: FormState, row: string, value: string): JSX.Element | string => {
  const text = form.problems.find(({ field }) => field === row)?.text;
  return text === undefined ? (
    value
  ) : (
    <>
      <p class="ds-validation-message">{text}</p>
      {value}
    </>
  );
};

/** Every answer, and which questions have none, with the way back to each. */
export function AnswersSummary({ frame, draft, form, places, files }: Props): JSX.Element {
  const { language } = frame;
  const t = checkTexts(language);
  const answers = answersIn(language);
  const notAnswered = capitalised(answers.threeWay('notAnswered'));
  const rowOf = (name: AnswerRow): SummaryRow => {
    const { to, said } = answerRows[name];
    const value = said(draft.report, { answers, t, places });
    const what = t(`${name}.what`);
    return {
      id: name,
      term: t(name),
      value: withProblem(form, name, value === null ? notAnswered : capitalised(value)),
      change: (
        <PlainButton
          name="_do"
          value={`to:${to}`}
          text={value === null ? t('answer', { what }) : t('change', { what })}
        />
      ),
    };
  };
  const attached: SummaryRow = {
    id: 'files',
    term: t('files'),
    value: withProblem(
      form,
      'files',
      files === 0 ? t('files.none') : t('files.count', { count: files }),
    ),
    change: <PlainButton name="_do" value="to:bilagor" text={t('files.change')} />,
  };
  const rows = Object.keys(answerRows) as readonly AnswerRow[];
  return <SummaryList rows={[...rows.map(rowOf), attached]} />;
}
