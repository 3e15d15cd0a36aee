import type { z } from 'zod';
import { reportParams, statedId } from '../schemas.ts';

export const meetingParams = reportParams.extend({ meetingId: statedId });

/**
 * The fact that all facts of a meeting hang on: its proposal of times, whose id is that of the
 * meeting.
 */
export const meeting = {
  kinds: ['meetingProposed'],
  id: ({ meetingId }: z.output<typeof meetingParams>): string => meetingId,
} as const;
