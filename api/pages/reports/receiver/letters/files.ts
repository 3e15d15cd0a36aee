import { viewAttachment } from '../../../../../services/reports/attachments/read-attachment.ts';
import { viewLetter } from '../../../../../services/reports/report-letters.ts';
import { filePage, streamedFilePage } from '../../../../kit/file-page.ts';
import { letterParams } from './letter-params.ts';
import { reportParams, statedId } from '../../../../routes/schemas.ts';

/** `brev/{b}/pdf`: a letter as it was made. */
export const letterFile = filePage({
  path: '/anmalningar/:reportId/brev/:letterId/pdf',
  request: { params: letterParams },
  read: ({ deps, call, input: { params } }) =>
    viewLetter(deps, call, params.reportId, { letterId: params.letterId }),
});

/** `bilagor/{b}`: what came with the report or a supplement, as it was sent. */
export const attachmentFile = streamedFilePage({
  path: '/anmalningar/:reportId/bilagor/:attachmentId',
  request: { params: reportParams.extend({ attachmentId: statedId }) },
  read: ({ deps, call, input: { params } }) => viewAttachment(deps, call, params),
});
