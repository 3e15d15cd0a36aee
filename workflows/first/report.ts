import type { ReportState } from '../../domain/waking/first-views.ts';
import { openCase } from './case.ts';
import { feedback } from './feedback.ts';
import { intake } from './intake.ts';
import { jointMeeting } from './joint-meeting.ts';
import type { StreamInput } from '../messages.ts';
import { signOff } from './sign-off.ts';
import { advanceReport, closeReport } from './activities.ts';

/**
 * Whether nothing is left to wait for: the report is decided, and neither side has an open duty of
 * it.
 */
const isFinished = ({ concluded, openDuties }: ReportState): boolean =>
  concluded && openDuties === 0;

/**
 * Follows a report from the instant it came in until it is closed. A fact that is recorded after
 * the closing starts a new run, which finds in the database what is left to do; one that comes
 * during the closing is looked at before this run ends.
 */
export async function report(input: StreamInput): Promise<void> {
  const file = await openCase(input, advanceReport);
  if (!file) return;
  do {
    await Promise.all([
      intake(file, isFinished),
      signOff(file),
      jointMeeting(file, isFinished),
      feedback(file),
      file.keepTime(isFinished),
    ]);
    const closed = await closeReport(input.streamId, new Date().toISOString());
    if (!closed) file.lookAgain();
  } while (file.isStale());
}
