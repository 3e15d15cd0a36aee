import { NotFound } from '../../../../domain/errors.ts';
import { viewLetter } from '../../../../services/reports/report-letters.ts';
import { viewReport } from '../../../../services/reports/report-views.ts';
import { filePage } from '../../../kit/file-page.ts';
import { pageRoute } from '../../../kit/page-route.ts';
import { reportParams } from '../../../routes/schemas.ts';
import { receiptView } from './receipt-view.tsx';

const path = '/mina-anmalningar/:reportId/kvitto';

/** `/mina-anmalningar/{a}/kvitto`: that a report has come in, for whoever wrote it. */
export const receiptPages = [
  pageRoute({
    path,
    request: { params: reportParams },
    read: async ({ deps, call, input: { params } }) => {
      const report = await viewReport(deps, call, params.reportId);
      if (!report.mine) throw new NotFound();
      return report;
    },
    view: receiptView,
  }),
  filePage({
    path: `${path}/pdf`,
    request: { params: reportParams },
    read: ({ deps, call, input: { params } }) => viewLetter(deps, call, params.reportId, 'receipt'),
  }),
];
