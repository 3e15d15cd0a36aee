import type { PageRoute } from '../../kit/page-route.ts';
import { ownHistoryPages } from './own/page.tsx';
import { personLooksPage } from './person/page.tsx';
import { auditedReportPages } from './report/page.tsx';
import { printedHistoryPage } from './report/print.tsx';
import { searchPages } from './search/page.ts';
import { selfCheckPage } from './self-check/page.tsx';

/** Who did and saw what: the auditor's pages, and a report's history for its own side. */
export const trailPages: readonly PageRoute[] = [
  ...searchPages,
  selfCheckPage,
  ...auditedReportPages,
  printedHistoryPage,
  personLooksPage,
  ...ownHistoryPages,
];
