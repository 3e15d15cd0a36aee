import { reviewDecision } from '../../../../services/decisions/review.ts';
import { decisionTexts } from '../../../../templates/messages/pages/decisions.ts';
import { wordsIn } from '../../../kit/typed-fields.ts';
import { wordsOrNull } from '../../../kit/typed-answers.ts';
import { review } from '../../../routes/decisions/review-routes.ts';
import { caseForm } from '../../case/case-form.tsx';

/** `granska-beslut`: whether the reasons not to open hold, for the leaders. */
export const reviewPages = caseForm({
  suffix: 'granska-beslut',
  records: 'decisionReviewed',
  texts: decisionTexts,
  title: 'review.title',
  lead: ['review.lead'],
  send: 'review.send',
  fields: {
    finding: {
      label: 'review.finding',
      is: 'choice',
      choices: { agrees: 'review.finding.agrees', reconsider: 'review.finding.reconsider' },
    },
    reason: { label: 'review.reason', is: 'words' },
  },
  body: (fields) => ({
    finding: fields['finding'],
    reason:
      fields['finding'] === 'agrees' ? wordsOrNull(fields, 'reason') : wordsIn(fields, 'reason'),
  }),
  schema: review,
  perform: ({ deps, call, params }, body) => reviewDecision(deps, call, params.reportId, body),
});
