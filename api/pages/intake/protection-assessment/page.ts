import { assessProtection } from '../../../../services/intake/assessment.ts';
import { viewReport } from '../../../../services/reports/report-views.ts';
import { assessmentTexts } from '../../../../templates/messages/pages/assessment.ts';
import { formPage } from '../../../kit/form-page.ts';
import { assessment } from '../../../routes/intake/receiving-routes.ts';
import { reportParams } from '../../../routes/schemas.ts';
import { assessmentBody, assessmentFields } from './form.ts';
import { assessmentView } from './view.tsx';

/** `/anmalningar/{a}/skyddsbedomning`: whether the child needs protection now (20 kap. 1 § SoL). */
export const assessmentPages = formPage({
  path: '/anmalningar/:reportId/skyddsbedomning',
  params: reportParams,
  records: 'protectionAssessed',
  subject: ({ reportId }) => reportId,
  texts: assessmentTexts,
  read: ({ deps, call, params }) => viewReport(deps, call, params.reportId),
  seen: ({ etag }) => etag,
  fields: assessmentFields,
  body: assessmentBody,
  schema: assessment,
  perform: ({ deps, call, params }, body) => assessProtection(deps, call, params.reportId, body),
  next: (_, { reportId }) => `/anmalningar/${reportId}`,
  view: assessmentView,
});
