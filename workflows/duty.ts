import { openCase } from './case.ts';
import type { DutyInput } from './messages.ts';

/**
 * Follows a stream that waits for nothing but its duties: a consultation, a term meeting, a hand-over,
 * what the house owes. It fires their reminders and ends when none is open. A duty that opens after the
 * end starts a new run.
 */
export async function duty(input: DutyInput): Promise<void> {
  const stream = await openCase(input.kind, input);
  await stream?.keepTime();
}
