import type { Instant } from '../../domain/calendar/time.ts';
import {
  sessionKeptUntil,
  sessionStateAt,
  type EndedBecause,
} from '../../domain/people/session-times.ts';
import {
  endSessionsOfStaff,
  sessionsOfStaff,
  type StaffSession,
} from '../../database/people/session-store.ts';
import type { Tx } from '../../database/transaction.ts';

/** Where one of the caller's people is logged in now, newest first. */
export async function openSessionsOf(
  tx: Tx,
  personId: string,
  at: Instant,
): Promise<readonly StaffSession[]> {
  const all = await sessionsOfStaff(tx, personId);
  return all.filter((session) => sessionStateAt(session, at) === 'open');
}

/** Ends her sessions in one function, or all of them, at an instant. */
export async function endSessions(
  tx: Tx,
  of: { readonly personId: string; readonly assignmentId: string | null },
  { at, because }: { readonly at: Instant; readonly because: EndedBecause },
): Promise<void> {
  const end = { endedAt: at, endedBecause: because, keptUntil: sessionKeptUntil(at) };
  await endSessionsOfStaff(tx, of, end);
}
