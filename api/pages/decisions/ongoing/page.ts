import { coverByOngoing } from '../../../../services/decisions/ongoing.ts';
import { decisionTexts } from '../../../../templates/messages/pages/decisions.ts';
import { wordsOrNull } from '../../../kit/typed-answers.ts';
import { wordsIn } from '../../../kit/typed-fields.ts';
import { ongoing } from '../../../routes/decisions/routes.ts';
import { caseForm } from '../../case/case-form.tsx';

/** `pagaende-utredning`: the report belongs to an investigation that is going on already. */
export const ongoingPages = caseForm({
  suffix: 'pagaende-utredning',
  records: 'coveredByOngoing',
  texts: decisionTexts,
  title: 'ongoing.title',
  lead: ['ongoing.lead'],
  send: 'ongoing.send',
  fields: {
    investigation: { label: 'ongoing.investigation' },
    note: { label: 'ongoing.note', is: 'words' },
  },
  body: (fields) => ({
    investigation: wordsIn(fields, 'investigation'),
    note: wordsOrNull(fields, 'note'),
  }),
  schema: ongoing,
  perform: ({ deps, call, params }, body) => coverByOngoing(deps, call, params.reportId, body),
});
