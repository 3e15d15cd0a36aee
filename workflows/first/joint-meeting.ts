import type { ReportState } from '../../domain/waking/first-views.ts';
import type { Case } from './case.ts';
import { keepMade, type Wanted } from './keep-made.ts';
import { makeInvitations } from './activities.ts';

/**
 * Has the letters of every invitation made; a moved meeting gets a new invitation. A view that
 * lists one letter of an invitation as made says nothing of its other letters, so each run asks
 * once for all letters of every invitation.
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
