import type { PageRoute } from '../../kit/page-route.ts';
import { acutePages } from './acute/acute-page.ts';
import { attachmentsPages } from './attachments/attachments-page.ts';
import { authorshipPages } from './authorship/authorship-page.tsx';
import { beginPage } from './begin/begin-page.ts';
import { checkPages } from './check/check-page.ts';
import { childPages } from './child/child-page.ts';
import { confirmPages } from './confirm/confirm-pages.tsx';
import { copyPages } from './copy/copy-pages.tsx';
import { destinationPages } from './destination/destination-page.ts';
import { discardPages } from './discard/discard-pages.tsx';
import { eventsPages } from './events/events-page.ts';
import { familyPages } from './family/family-page.ts';
import { feedbackRequestPages } from './feedback-request/feedback-request-page.tsx';
import { minePage } from './mine/mine-page.ts';
import { morePages } from './more/more-page.ts';
import { ownDetailsPages } from './own-details/own-details-page.ts';
import { ownReportPages } from './own/own-page.ts';
import { receiptPages } from './receipt/receipt-page.ts';
import { supplementFilesPages } from './supplement/supplement-files.tsx';
import { supplementPages } from './supplement/supplement-page.tsx';

/** What schools and other agencies write, send and follow. */
export const reportPages: readonly PageRoute[] = [
  beginPage,
  ...acutePages,
  ...eventsPages,
  ...familyPages,
  ...childPages,
  ...morePages,
  ...destinationPages,
  ...ownDetailsPages,
  ...attachmentsPages,
  ...checkPages,
  ...discardPages,
  minePage,
  ...receiptPages,
  ...ownReportPages,
  ...copyPages,
  ...supplementPages,
  ...supplementFilesPages,
  ...feedbackRequestPages,
  ...authorshipPages,
  ...confirmPages,
];
