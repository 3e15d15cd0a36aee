import { recordFactor } from '../../../../../services/intake/factors.ts';
import { preliminaryTexts } from '../../../../../templates/messages/pages/preliminary.ts';
import { wordsIn } from '../../../../kit/typed-fields.ts';
import { factor } from '../../../../routes/intake/order-routes.ts';
import { caseForm } from '../../../case/case-form.tsx';

/** `forhandsbedomning/faktor`: what protects the child or puts it at risk, in words alone. */
export const factorPages = caseForm({
  suffix: 'forhandsbedomning/faktor',
  records: 'factorRecorded',
  texts: preliminaryTexts,
  title: 'factor.title',
  lead: ['factor.lead'],
  send: 'factor.send',
  fields: {
    kind: {
      label: 'factor.kind',
      is: 'choice',
      choices: { protective: 'factor.kind.protective', risk: 'factor.kind.risk' },
    },
    level: {
      label: 'factor.level',
      is: 'choice',
      choices: {
        individual: 'level.individual',
        family: 'level.family',
        school: 'level.school',
        surroundings: 'level.surroundings',
        society: 'level.society',
      },
    },
    text: { label: 'factor.text', is: 'words' },
    source: { label: 'factor.source' },
  },
  body: (typed) => ({
    kind: typed['kind'],
    level: typed['level'],
    text: wordsIn(typed, 'text'),
    source: wordsIn(typed, 'source'),
  }),
  schema: factor,
  perform: ({ deps, call, params }, body) => recordFactor(deps, call, params.reportId, body),
});
