import type { PageRoute } from '../../../kit/page-route.ts';
import { completionPages } from './completion/page.ts';
import { deliveryPages } from './letters/delivery-page.tsx';
import { attachmentFile, letterFile } from './letters/files.ts';
import { lettersPage } from './letters/list-page.tsx';
import { registerPages } from './register/page.ts';
import { supplementPages } from './supplement/page.tsx';
import { writtenWaiverPages } from './waiver/page.ts';

/** The pages on which a receiver writes down a report, and works with what came of one. */
export const receivedReportPages: readonly PageRoute[] = [
  ...registerPages,
  ...writtenWaiverPages,
  ...supplementPages,
  ...completionPages,
  lettersPage,
  letterFile,
  attachmentFile,
  ...deliveryPages,
];
