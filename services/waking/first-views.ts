import type { SystemActor } from '../../domain/access/actor.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { ReportState, SituationState } from '../../domain/waking/first-views.ts';
import type { Seen } from '../../domain/waking/stream-view.ts';
import { readFacts } from '../../database/acting/fact-store.ts';
import { readDuties } from '../../database/duties/duty-store.ts';
import { readLetters } from '../../database/letters/letter-store.ts';
import { readReport } from '../../database/reports/report-store.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { Deps } from '../acting/deps.ts';
import { advance } from './advance.ts';

const ladder: SystemActor = { is: 'system', part: 'ladder' };

/**
 * Answers `advance` in the shape that the first type of a report's workflow expects. Runs of that
 * type that were open at the upgrade still ask; `workflows/first/README.md` says when this may go.
 */
export async function advanceReport(
  deps: Deps,
  reportId: string,
  now: Instant,
): Promise<Seen<ReportState>> {
  const seen = await advance(deps, 'report', reportId, now);
  if (seen.is === 'gone') return seen;
  return inTransaction(deps.db, ladder, async (tx) => {
    const report = await readReport(tx, reportId);
    if (!report) return { is: 'gone' };
    const [duties, invitations, letters] = await Promise.all([
      readDuties(tx, reportId),
      readFacts(tx, reportId, ['meetingInvited']),
      readLetters(tx, reportId),
    ]);
    const state = {
      status: report.status,
      openDuties: seen.state.openDuties,
      signatories: duties.flatMap(({ signatory, state: is }) =>
        signatory ? [{ role: signatory, settled: is !== 'open' }] : [],
      ),
      assessed: !['received', 'opened'].includes(report.status),
      concluded: report.concludedAs !== null,
      feedbackOwed: duties.some(({ kind, state: is }) => kind === 'giveFeedback' && is === 'open'),
      invitations: invitations.map(({ id }) => id),
      documents: letters.map(({ step }) => step),
      nextRungAt: seen.state.nextRungAt,
    };
    return { is: 'here', state };
  });
}

/** Answers `advance` in the shape that the first type of an acute situation's workflow expects. */
export async function advanceSituation(
  deps: Deps,
  situationId: string,
  now: Instant,
): Promise<Seen<SituationState>> {
  const seen = await advance(deps, 'acuteSituation', situationId, now);
  if (seen.is === 'gone') return seen;
  const { openDuties, nextRungAt, ended } = seen.state;
  return { is: 'here', state: { held: ended, openDuties, nextRungAt } };
}

/**
 * Says to the first type of a report's workflow whether the report is closed now, or gone. It has
 * nothing to close itself, since `advance` does that.
 */
export async function closeReport(deps: Deps, reportId: string, now: Instant): Promise<boolean> {
  const seen = await advance(deps, 'report', reportId, now);
  return seen.is === 'gone' || seen.state.ended;
}
