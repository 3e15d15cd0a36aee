import type { LetterSource } from '../../../domain/letters/letter-source.ts';
import { consentsPersonallyAt } from '../../../domain/report/age.ts';
import { renderJointMeetingInvitation, type InvitedAs } from './joint-meeting-invitation.ts';

type Invitation = LetterSource<'jointMeetingInvitation'>;

/**
 * Who the letter is written to. A child counts as a young person by its age on the day of the
 * invitation, because it was asked for consent by that age (3 kap. 4 § SoL).
 */
const invitedAs = ({ to, content, fact }: Invitation): InvitedAs => {
  if (to?.startsWith('guardian')) return 'guardian';
  if (to !== 'child') return 'staff';
  return consentsPersonallyAt(content.child, fact.occurredAt) ? 'youngPerson' : 'child';
};

export const meetingLetters = {
  jointMeetingInvitation: (source: Invitation): Promise<Buffer> => {
    const { time, place, language } = source.fact.secret;
    return renderJointMeetingInvitation({
      language,
      municipality: source.municipality,
      meetingAt: time,
      place,
      addresseeRole: invitedAs(source),
      contactName: source.contact.name,
      contactPhone: source.contact.phone,
      madeAt: source.madeAt,
    });
  },
};
