import { openCase } from './case.ts';
import type { StreamInput } from '../messages.ts';
import { advanceSituation } from './activities.ts';

/**
 * One run per acute situation: it fires the reminders and ends when the follow-up meeting with the
 * school has been held.
 */
export async function acuteFollowUp(input: StreamInput): Promise<void> {
  const situation = await openCase(input, advanceSituation);
  await situation?.keepTime(({ held, openDuties }) => held && openDuties === 0);
}
