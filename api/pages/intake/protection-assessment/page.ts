import { assessProtection } from '../../../../services/intake/assessment.ts';
import { intakeDeedTexts } from '../../../../templates/messages/pages/intake-deeds.ts';
import { wordsIn } from '../../../kit/typed-fields.ts';
import { assessment } from '../../../routes/intake/receiving-routes.ts';
import { caseForm } from '../../case/case-form.tsx';

/** `skyddsbedomning`: whether the child needs protection now, with reasons (20 kap. 1 § SoL). */
export const assessmentPages = caseForm({
  suffix: 'skyddsbedomning',
  records: 'protectionAssessed',
  texts: intakeDeedTexts,
  title: 'assessment.title',
  lead: ['assessment.due'],
  send: 'assessment.send',
  fields: {
    immediateNeed: {
      label: 'assessment.immediateNeed',
      is: 'choice',
      // The record says yes or no: whoever does not know has to find out.
      choices: { yes: 'yes', no: 'no' },
      refused: { any: 'assessment.immediateNeed.refused' },
    },
    reasons: {
      label: 'assessment.reasons',
      is: 'words',
      refused: { required: 'assessment.reasons.refused' },
    },
    violence: {
      label: 'assessment.violence',
      hint: 'assessment.violence.hint',
      is: 'choice',
      choices: {
        none: 'no',
        byCloseRelation: 'assessment.violence.byCloseRelation',
        witnessed: 'assessment.violence.witnessed',
        honour: 'assessment.violence.honour',
        byOther: 'assessment.violence.byOther',
      },
      refused: { any: 'assessment.violence.refused' },
    },
    crimeSuspected: { label: 'assessment.crimeSuspected', is: 'box', hint: 'stays' },
  },
  body: (fields) => ({
    immediateNeed: fields['immediateNeed'],
    reasons: wordsIn(fields, 'reasons'),
    violence: fields['violence'],
    crimeSuspected: fields['crimeSuspected'] !== undefined,
  }),
  schema: assessment,
  perform: ({ deps, call, params }, body) => assessProtection(deps, call, params.reportId, body),
});
