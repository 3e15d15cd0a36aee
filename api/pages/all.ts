import type { PageRoute } from '../kit/page-route.ts';
import { administrationPages } from './administration/pages.ts';
import { casePages } from './case/home/page.ts';
import { printPage } from './case/print/page.tsx';
import { contentPage } from './case/content/page.tsx';
import { findPages } from './case/find/page.tsx';
import { decisionAreaPages } from './decisions/pages.ts';
import { latenessPage } from './desk/lateness/page.tsx';
import { unitPage } from './desk/unit/page.tsx';
import { workPage } from './desk/work/page.ts';
import { intakePages } from './intake/pages.ts';
import { meetingPages } from './meetings/pages.ts';
import { accountPages } from './people/account/account-page.ts';
import { chooseFunctionPages } from './people/choose-function/choose-function-page.tsx';
import { languagePage } from './people/language/language-page.ts';
import { reportPages } from './reports/all-report-pages.ts';
import { receivedReportPages } from './reports/receiver/pages.ts';
import { signOffPages } from './sign-off/pages.ts';
import { beforeReportPage } from './service/before-report/before-report-page.ts';
import { helpPages } from './service/help/help-pages.tsx';
import { trailPages } from './trail/pages.ts';
import { startPage } from './service/start/start-page.ts';

/** Every page there is, area by area. */
export const allPages: readonly PageRoute[] = [
  startPage,
  beforeReportPage,
  ...helpPages,
  languagePage,
  ...chooseFunctionPages,
  ...accountPages,
  workPage,
  unitPage,
  latenessPage,
  ...findPages,
  ...casePages,
  contentPage,
  printPage,
  ...intakePages,
  ...decisionAreaPages,
  ...reportPages,
  ...signOffPages,
  ...meetingPages,
  ...receivedReportPages,
  ...trailPages,
  ...administrationPages,
];
