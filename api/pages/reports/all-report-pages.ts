import type { PageRoute } from '../../kit/page-route.ts';
import { acutePages } from './acute/acute-page.ts';
import { attachmentsPages } from './attachments/attachments-page.ts';
import { beginPage } from './begin/begin-page.ts';
import { checkPages } from './check/check-page.ts';
import { childPages } from './child/child-page.ts';
import { eventsPages } from './events/events-page.ts';
import { familyPages } from './family/family-page.ts';
import { morePages } from './more/more-page.ts';
import { receiptPages } from './receipt/receipt-page.ts';
import { ownDetailsPages } from './own-details/own-details-page.ts';
import { destinationPages } from './destination/destination-page.ts';

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
  ...receiptPages,
];
