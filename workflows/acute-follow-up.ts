import { openCase } from './case.ts';
import { keepLettersMade } from './letters.ts';
import type { StreamInput } from './messages.ts';

/**
 * One run per acute situation: it fires the reminders and ends when the follow-up meeting with the
 * school has been held.
 */
export async function acuteFollowUp2(input: StreamInput): Promise<void> {
  const situation = await openCase('acuteSituation', input);
  if (!situation) return;
  await Promise.all([keepLettersMade(situation, 'acuteFollowUp'), situation.keepTime()]);
}
