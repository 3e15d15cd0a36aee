import { keepCase } from '../../../../services/intake/keep-case.ts';
import { intakeDeedTexts } from '../../../../templates/messages/pages/intake-deeds.ts';
import { wordsIn } from '../../../kit/typed-fields.ts';
import { kept } from '../../../routes/intake/ownership-routes.ts';
import { caseForm } from '../../case/case-form.tsx';

/** `behall`: why a case in the leaders' queue stays with whoever handles it (routine §5.6). */
export const keepCasePages = caseForm({
  suffix: 'behall',
  records: 'caseKept',
  texts: intakeDeedTexts,
  title: 'keep.title',
  lead: ['keep.lead'],
  send: 'keep.send',
  fields: { reason: { label: 'keep.reason', is: 'words' } },
  body: (fields) => ({ reason: wordsIn(fields, 'reason') }),
  schema: kept,
  perform: ({ deps, call, params }, body) => keepCase(deps, call, params.reportId, body),
});
