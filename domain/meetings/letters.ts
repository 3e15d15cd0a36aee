import type { LetterRule } from '../letters/letter-rule.ts';
import type { MeetingFacts } from './facts.ts';

/** A moved meeting is invited to anew. */
const jointMeetingInvitation: LetterRule<'meetingInvited', MeetingFacts['meetingInvited']> = {
  stream: 'report',
  side: 'receiver',
  branch: 'jointMeeting',
  dueBy: 'meetingInvited',
  copies: ({ id, secret }) =>
    [...new Set(secret.invited)].map((to, index) => ({
      to,
      step: `invitation/${id}/${index + 1}`,
    })),
};

export const meetingLetters = { jointMeetingInvitation };
