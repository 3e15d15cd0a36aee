import type { PageRoute } from '../../kit/page-route.ts';
import { acutePages } from './acute/acute-page.ts';
import { beginPage } from './begin/begin-page.ts';
import { childPages } from './child/child-page.ts';
import { eventsPages } from './events/events-page.ts';
import { familyPages } from './family/family-page.ts';

/** What schools and other agencies write, send and follow. */
export const reportPages: readonly PageRoute[] = [
  beginPage,
  ...acutePages,
  ...eventsPages,
  ...familyPages,
  ...childPages,
];
