import type { ReportState } from '../../domain/waking/first-views.ts';
import type { Case } from './case.ts';
import { keepMade, type Wanted } from './keep-made.ts';
import { makeInvitations } from './activities.ts';

/**
 * Every invitation that is decided becomes letters; a moved meeting is invited to anew. One letter
 * of an invitation does not prove the others: each run sees to all of them once.
 */
export async function jointMeeting(
  file: Case<ReportState>,
  isFinished: (state: ReportState) => boolean,
): Promise<void> {
  const seenTo = new Set<string>();
  const letters = ({ invitations, documents }: ReportState): readonly Wanted[] =>
    invitations.map((id) => ({
      step: id,
      stands: seenTo.has(id) && documents.some((step) => step.startsWith(`invitation/${id}/`)),
      make: async () => {
        await makeInvitations(file.streamId, id);
        seenTo.add(id);
      },
    }));
  await keepMade(file, letters, isFinished);
}
