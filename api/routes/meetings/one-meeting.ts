import type { z } from 'zod';
import { reportParams, statedId } from '../schemas.ts';

export const meetingParams = reportParams.extend({ meetingId: statedId });

/** What the facts of one meeting hang on: it begins as a proposal of times. */
export const meeting = {
  kind: 'meetingProposed',
  id: ({ meetingId }: z.output<typeof meetingParams>): string => meetingId,
} as const;
