import type { PageRoute } from '../../kit/page-route.ts';
import { acuteMeasurePages } from './acute-measure/page.ts';
import { assignmentPages } from './assignment/page.tsx';
import { contactPages } from './contact/page.ts';
import { forwardingPages } from './forwarding/pages.tsx';
import { keepCasePages } from './keep-case/page.ts';
import { onCallPages } from './on-call/page.ts';
import { preliminaryPages } from './preliminary/page.ts';
import { policeReportPages } from './police-report/page.ts';
import { protectedContactPages } from './protected-contact/page.ts';
import { assessmentPages } from './protection-assessment/page.ts';
import { registrationPages } from './registration/page.ts';
import { whereaboutsPages } from './whereabouts/page.tsx';

/** The pages of what is done while a report is looked into. */
export const intakePages: readonly PageRoute[] = [
  ...assignmentPages,
  ...assessmentPages,
  ...contactPages,
  ...registrationPages,
  ...policeReportPages,
  ...protectedContactPages,
  ...acuteMeasurePages,
  ...onCallPages,
  ...keepCasePages,
  ...preliminaryPages,
  ...whereaboutsPages,
  ...forwardingPages,
];
