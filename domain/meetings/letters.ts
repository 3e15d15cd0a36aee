import type { LetterRule } from '../letters/letter-rule.ts';
import type { MeetingFacts } from './facts.ts';

/** Each invitation has letters of its own, so a meeting that is moved is invited to again. */
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
