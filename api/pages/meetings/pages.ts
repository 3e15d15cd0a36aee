import type { PageRoute } from '../../kit/page-route.ts';
import { timeAnswerPages } from './answers/page.tsx';
import { consentPages } from './consents/page.tsx';
import { invitationPages } from './invitation/page.tsx';
import { minutesPages } from './minutes/page.tsx';
import { outcomePages } from './outcome/page.tsx';
import { meetingOverviewPages } from './overview/page.ts';
import { timesPages } from './times/page.tsx';
import { waiverPages } from './waiver/page.tsx';

/** The pages of the joint meeting with the family (routine §6). */
export const meetingPages: readonly PageRoute[] = [
  ...consentPages,
  ...meetingOverviewPages,
  ...timesPages,
  ...timeAnswerPages,
  ...invitationPages,
  ...outcomePages,
  ...minutesPages,
  ...waiverPages,
];
