import { extendDecision } from '../../../../services/decisions/extension.ts';
import { decisionTexts } from '../../../../templates/messages/pages/decisions.ts';
import { dayIn } from '../../../kit/typed-answers.ts';
import { wordsIn } from '../../../kit/typed-fields.ts';
import { extension } from '../../../routes/decisions/routes.ts';
import { caseForm } from '../../case/case-form.tsx';

/** `forlang`: more time, on exceptional grounds alone (20 kap. 2 § SoL). */
export const extensionPages = caseForm({
  suffix: 'forlang',
  records: 'decisionExtended',
  texts: decisionTexts,
  title: 'extension.title',
  lead: ['extension.lead'],
  send: 'extension.send',
  fields: {
    until: { label: 'extension.until', is: 'date' },
    grounds: {
      label: 'extension.grounds',
      is: 'choice',
      choices: {
        policeInterview: 'extension.grounds.policeInterview',
        familyNotReached: 'extension.grounds.familyNotReached',
        other: 'extension.grounds.other',
      },
    },
    reasons: { label: 'extension.reasons', is: 'words' },
  },
  body: (fields, at) => ({
    until: dayIn(fields, 'until', { at, leaning: 'future' }),
    grounds: fields['grounds'],
    reasons: wordsIn(fields, 'reasons'),
  }),
  schema: extension,
  perform: ({ deps, call, params }, body) => extendDecision(deps, call, params.reportId, body),
  check: { title: 'extension.check', send: 'extension.do' },
});
