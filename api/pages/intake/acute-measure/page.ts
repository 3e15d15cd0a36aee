import { recordMeasure } from '../../../../services/intake/measures.ts';
import { intakeDeedTexts } from '../../../../templates/messages/pages/intake-deeds.ts';
import { momentIn } from '../../../kit/typed-answers.ts';
import { wordsIn } from '../../../kit/typed-fields.ts';
import { measure } from '../../../routes/intake/measure-routes.ts';
import { caseForm } from '../../case/case-form.tsx';

/** `akut-atgard`: what was done at once to protect the child. */
export const acuteMeasurePages = caseForm({
  suffix: 'akut-atgard',
  records: 'acuteMeasureTaken',
  texts: intakeDeedTexts,
  title: 'measure.title',
  lead: ['measure.lead'],
  send: 'measure.send',
  fields: {
    kind: {
      label: 'measure.kind',
      is: 'choice',
      choices: {
        placement: 'measure.kind.placement',
        immediateCare: 'measure.kind.immediateCare',
        hospital: 'measure.kind.hospital',
        police: 'measure.kind.police',
        other: 'measure.kind.other',
      },
    },
    what: { label: 'measure.what', is: 'words' },
    by: { label: 'measure.by' },
    at: { label: 'measure.at', is: 'date' },
    'at.time': { label: 'measure.time', is: 'time' },
  },
  body: (fields, at) => ({
    kind: fields['kind'],
    what: wordsIn(fields, 'what'),
    by: wordsIn(fields, 'by'),
    at: momentIn(fields, 'at', { at, leaning: 'past' }),
  }),
  schema: measure,
  perform: ({ deps, call, params }, body) => recordMeasure(deps, call, params.reportId, body),
});
