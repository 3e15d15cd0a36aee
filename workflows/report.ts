import { openCase } from './case.ts';
import { feedback } from './feedback.ts';
import { intake } from './intake.ts';
import { jointMeeting } from './joint-meeting.ts';
import type { StreamInput } from './messages.ts';
import { signOff } from './sign-off.ts';

/**
 * The life of a report, from the instant it came in until it is closed. A fact that comes after the
 * closing starts a new run, which finds what is left to do in the database.
 */
export async function report2(input: StreamInput): Promise<void> {
  const file = await openCase('report', input);
  if (!file) return;
  await Promise.all([
    intake(file),
    signOff(file),
    jointMeeting(file),
    feedback(file),
    file.keepTime(),
  ]);
}
