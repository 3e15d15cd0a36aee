import { openCase } from './case.ts';
import { keepLettersMade } from './letters.ts';
import type { StreamInput } from './messages.ts';

/** One per acute situation: it waits, reminding, until the meeting with the school is held. */
export async function acuteFollowUp2(input: StreamInput): Promise<void> {
  const situation = await openCase('acuteSituation', input);
  if (!situation) return;
  await Promise.all([keepLettersMade(situation, 'acuteFollowUp'), situation.keepTime()]);
}
