import { missingConsents, type FamilyMember } from '../../../domain/meetings/consent.ts';
import { meetingOf } from '../../../domain/meetings/family.ts';
import type { MeetingsView } from '../../../services/meetings/view-meetings.ts';

/** Whose consents are missing before these may meet, as the invitation itself weighs it. */
export function missingFor(
  { ground, consents }: MeetingsView,
  invited: readonly string[],
): readonly FamilyMember[] {
  return missingConsents(meetingOf(ground, invited), consents);
}

/** Those from outside whom the family would meet: whoever reported, or the school. */
export function outsidersIn({ people }: MeetingsView): readonly string[] {
  return people.reporter ? ['reporter'] : ['school'];
}
