import type { PageRoute } from '../../kit/page-route.ts';
import { decisionPages } from './decision/page.ts';
import { extensionPages } from './extension/page.ts';
import { feedbackPages } from './feedback/page.tsx';
import { informationPages } from './information/page.ts';
import { ongoingPages } from './ongoing/page.ts';
import { reviewPages } from './review/page.ts';

/** The pages of the decision and of what follows it. */
export const decisionAreaPages: readonly PageRoute[] = [
  ...decisionPages,
  ...extensionPages,
  ...ongoingPages,
  ...informationPages,
  ...feedbackPages,
  ...reviewPages,
];
