import { truthfulAnswer } from '../../../../domain/decisions/feedback.ts';
import { giveFeedback } from '../../../../services/decisions/feedback.ts';
import { decisionTexts, type DecisionKey } from '../../../../templates/messages/pages/decisions.ts';
import { secrecyLine } from '../../../kit/secrecy-line.ts';
import { Questions } from '../../../kit/questions.tsx';
import { wordsIn } from '../../../kit/typed-fields.ts';
import type { FieldTable } from '../../../kit/field-table.ts';
import { feedback } from '../../../routes/decisions/routes.ts';
import { caseForm, type CaseView } from '../../case/case-form.tsx';

type View = CaseView<DecisionKey>;

const fields = {
  choice: {
    label: 'feedback.choice',
    is: 'choice',
    choices: { send: 'feedback.choice.send', inappropriate: 'feedback.choice.inappropriate' },
  },
  reason: { label: 'feedback.reason', is: 'words' },
  answer: { label: 'feedback.choice', is: 'unseen' },
} as const satisfies FieldTable<DecisionKey>;

/** The one true answer of the three, word by word as the reporter reads it. */
const Answer = ({ t, head }: View) => {
  const answer = truthfulAnswer(head.concludedAs);
  return (
    <>
      <p>{t('feedback.reads')}</p>
      {answer && <blockquote>{t(`feedback.${answer}`)}</blockquote>}
    </>
  );
};

const FeedbackQuestions = (view: View) => (
  <>
    <Answer {...view} />
    <input type="hidden" name="answer" value={truthfulAnswer(view.head.concludedAs) ?? undefined} />
    <Questions t={view.t} form={view.form} table={fields} />
  </>
);

/** `aterkoppla`: what the reporter may be told, or why not (19 kap. 6 § SoL). */
export const feedbackPages = caseForm({
  suffix: 'aterkoppla',
  records: 'feedbackRecorded',
  texts: decisionTexts,
  title: 'feedback.title',
  lead: ['feedback.lead'],
  send: 'feedback.send',
  fields,
  secrecy: (frame) => secrecyLine(frame, 'feedback'),
  questions: FeedbackQuestions,
  body: (typed) => {
    if (typed['choice'] === 'send') return { answer: typed['answer'] };
    return typed['choice'] === undefined
      ? {}
      : { inappropriate: true, reason: wordsIn(typed, 'reason') };
  },
  placed: (field) => (field === 'answer' ? 'choice' : field),
  schema: feedback,
  perform: ({ deps, call, params }, body) => giveFeedback(deps, call, params.reportId, body),
  check: { title: 'feedback.check', send: 'feedback.do', says: Answer },
});
