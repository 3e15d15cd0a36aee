import { openCase } from './case.ts';
import type { StreamInput } from '../messages.ts';
import { advanceSituation } from './activities.ts';

/** One per acute situation: it waits, reminding, until the meeting with the school is held. */
export async function acuteFollowUp(input: StreamInput): Promise<void> {
  const situation = await openCase(input, advanceSituation);
  await situation?.keepTime(({ held, openDuties }) => held && openDuties === 0);
}
