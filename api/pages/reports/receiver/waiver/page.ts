import { waiveWrittenReport } from '../../../../../services/reports/waive-written-report.ts';
import { registerTexts } from '../../../../../templates/messages/pages/register.ts';
import { wordsIn } from '../../../../kit/typed-fields.ts';
import { writtenReportWaiver } from '../../../../routes/reports/register-routes.ts';
import { caseForm } from '../../../case/case-form.tsx';

/** `skriftlig-bekraftelse`: why the officer does without the written report after a call. */
export const writtenWaiverPages = caseForm({
  suffix: 'skriftlig-bekraftelse',
  records: 'writtenReportWaived',
  texts: registerTexts,
  title: 'waiver.title',
  lead: ['waiver.lead'],
  send: 'waiver.send',
  fields: { reason: { label: 'waiver.reason', is: 'words' } },
  body: (typed) => ({ reason: wordsIn(typed, 'reason') }),
  schema: writtenReportWaiver,
  perform: ({ deps, call, params }, body) => waiveWrittenReport(deps, call, params.reportId, body),
});
