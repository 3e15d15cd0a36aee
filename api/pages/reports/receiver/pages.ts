import type { PageRoute } from '../../../kit/page-route.ts';
import { registerPages } from './register/page.ts';
import { writtenWaiverPages } from './waiver/page.ts';

/** The pages on which a receiver writes down a report, and works with what came of one. */
export const receivedReportPages: readonly PageRoute[] = [...registerPages, ...writtenWaiverPages];
