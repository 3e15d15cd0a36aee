import { openCase } from './case.ts';
import { feedback } from './feedback.ts';
import { intake } from './intake.ts';
import { jointMeeting } from './joint-meeting.ts';
import type { StreamInput } from './messages.ts';
import { signOff } from './sign-off.ts';

/**
 * Follows a report from the instant it came in until it is closed. A fact that is recorded after
 * the closing starts a new run, which finds in the database what is left to do.
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
