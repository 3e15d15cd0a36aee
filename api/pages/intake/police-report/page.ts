import { recordPoliceReport } from '../../../../services/intake/police-report.ts';
import { intakeDeedTexts } from '../../../../templates/messages/pages/intake-deeds.ts';
import { dayIn } from '../../../kit/typed-answers.ts';
import { wordsIn } from '../../../kit/typed-fields.ts';
import { policeReport } from '../../../routes/intake/record-routes.ts';
import { caseForm } from '../../case/case-form.tsx';

/** `polisanmalan`: made, not made, or not decided yet (10 kap. 21 § OSL). */
export const policeReportPages = caseForm({
  suffix: 'polisanmalan',
  records: 'policeReportDecided',
  texts: intakeDeedTexts,
  title: 'police.title',
  lead: ['police.lead'],
  send: 'police.send',
  fields: {
    outcome: {
      label: 'police.outcome',
      is: 'choice',
      choices: {
        made: 'police.outcome.made',
        notMade: 'police.outcome.notMade',
        notYet: 'police.outcome.notYet',
      },
    },
    by: { label: 'police.by' },
    on: { label: 'police.on', is: 'date' },
    why: { label: 'police.why', is: 'words' },
  },
  body: (fields, at) => ({
    outcome: fields['outcome'],
    by: wordsIn(fields, 'by'),
    on: dayIn(fields, 'on', { at, leaning: 'past' }),
    why: wordsIn(fields, 'why'),
  }),
  schema: policeReport,
  perform: ({ deps, call, params }, body) => recordPoliceReport(deps, call, params.reportId, body),
});
