import { informConcerned } from '../../../../services/decisions/decisions.ts';
import { decisionTexts } from '../../../../templates/messages/pages/decisions.ts';
import { dayIn } from '../../../kit/typed-answers.ts';
import { wordsIn } from '../../../kit/typed-fields.ts';
import { information } from '../../../routes/decisions/routes.ts';
import { caseForm } from '../../case/case-form.tsx';

/** `underratta`: who was told that an investigation is opened, or why it waits (20 kap. 4 § SoL). */
export const informationPages = caseForm({
  suffix: 'underratta',
  records: 'concernedInformed',
  texts: decisionTexts,
  title: 'information.title',
  lead: ['information.lead'],
  send: 'information.send',
  fields: {
    told: {
      label: 'information.told',
      is: 'choice',
      choices: { yes: 'information.told.yes', no: 'information.told.no' },
    },
    how: { label: 'information.how', is: 'words' },
    exceptionalReasons: { label: 'information.exceptionalReasons', is: 'words' },
    reviewOn: { label: 'information.reviewOn', is: 'date' },
  },
  body: (fields, at) =>
    fields['told'] === 'no'
      ? {
          told: false,
          exceptionalReasons: wordsIn(fields, 'exceptionalReasons'),
          reviewOn: dayIn(fields, 'reviewOn', { at, leaning: 'future' }),
        }
      : { told: fields['told'] === 'yes' ? true : undefined, how: wordsIn(fields, 'how') },
  schema: information,
  perform: ({ deps, call, params }, body) => informConcerned(deps, call, params.reportId, body),
});
