import { viewCase } from '../../../../services/desk/case.ts';
import { openReport } from '../../../../services/intake/routing.ts';
import { caseTexts } from '../../../../templates/messages/pages/case.ts';
import { formPage } from '../../../kit/form-page.ts';
import { nothing, reportParams } from '../../../routes/schemas.ts';
import { casePath } from '../case-path.ts';
import { caseView } from './view.tsx';

/**
 * `/anmalningar/{a}`: what to do now, and by when. Opening is a deed of its own and never a side effect
 * of a look: before it there is the envelope alone.
 */
export const casePages = formPage({
  path: '/anmalningar/:reportId',
  params: reportParams,
  records: 'reportOpened',
  subject: ({ reportId }) => reportId,
  texts: caseTexts,
  read: ({ deps, call, params }) => viewCase(deps, call, params.reportId),
  seen: ({ etag }) => etag,
  fields: {},
  body: () => ({}),
  schema: nothing,
  perform: ({ deps, call, params }) => openReport(deps, call, params.reportId),
  // A leader who opens may be about to give the case to an officer.
  next: (_done, { reportId }, { sedan }) =>
    sedan === 'fordela' ? `${casePath(reportId)}/fordela` : casePath(reportId),
  view: caseView,
});
