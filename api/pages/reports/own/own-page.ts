import { viewOwnReport } from '../../../../services/desk/own-report.ts';
import { viewLetter } from '../../../../services/reports/report-letters.ts';
import { filePage } from '../../../kit/file-page.ts';
import { pageRoute } from '../../../kit/page-route.ts';
import { reportParams, statedId } from '../../../routes/schemas.ts';
import { ownReportView } from './own-view.tsx';

const path = '/mina-anmalningar/:reportId';

/** `/mina-anmalningar/{a}`: what has become of a report, as far as its sender may know. */
export const ownReportPages = [
  pageRoute({
    path,
    request: { params: reportParams },
    read: ({ deps, call, input: { params } }) => viewOwnReport(deps, call, params.reportId),
    view: ownReportView,
  }),
  filePage({
    path: `${path}/brev/:letterId/pdf`,
    request: { params: reportParams.extend({ letterId: statedId }) },
    read: ({ deps, call, input: { params } }) =>
      viewLetter(deps, call, params.reportId, { letterId: params.letterId }),
  }),
];
