import { requestCompletion } from '../../../../../services/reports/request-completion.ts';
import { letterTexts } from '../../../../../templates/messages/pages/letters.ts';
import { secrecyLine } from '../../../../kit/secrecy-line.ts';
import { wordsIn } from '../../../../kit/typed-fields.ts';
import { completion } from '../../../../routes/reports/supplement-routes.ts';
import { caseForm } from '../../../case/case-form.tsx';

/** `begar-komplettering`: a question to whoever wrote the report (routine §1.2). */
export const completionPages = caseForm({
  suffix: 'begar-komplettering',
  records: 'completionRequested',
  texts: letterTexts,
  title: 'completion.title',
  lead: ['completion.lead'],
  send: 'completion.send',
  secrecy: (frame) => secrecyLine(frame, 'afterwards'),
  fields: { question: { label: 'completion.question', is: 'words' } },
  body: (typed) => ({ question: wordsIn(typed, 'question') }),
  schema: completion,
  perform: ({ deps, call, params }, body) => requestCompletion(deps, call, params.reportId, body),
  check: { title: 'completion.check', send: 'completion.do' },
});
