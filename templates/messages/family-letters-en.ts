/** The letters to the family in English, under the same rule as the Swedish ones. */
export const familyLettersEn = {
  'invitation.title': 'Invitation to a meeting',
  'invitation.greeting.guardian': 'Hello! As a guardian, you are invited to a meeting.',
  'invitation.greeting.child': 'Hello! You are invited to a meeting that is about you.',
  'invitation.greeting.youngPerson': 'Hello! You are invited to a meeting that is about you.',
  'invitation.greeting.staff':
    'Hello! You meet the child in your work. You are invited to a meeting with the family.',
  'invitation.when': 'When',
  'invitation.where': 'Where',
  'invitation.contact': 'Contact person',
  'invitation.phone': 'Telephone',
  'invitation.noPhone': 'call the municipality’s switchboard',

  'invitation.voluntary': 'The meeting is voluntary',
  'invitation.voluntary.guardian':
    'You choose whether to come. Tell the contact person if you do not want to. You can change your mind at any time, also during the meeting.',
  'invitation.voluntary.child':
    'You may say what you want yourself. You do not have to be there, and you may leave whenever you like.',
  'invitation.voluntary.youngPerson':
    'You choose whether to come. Tell the contact person if you do not want to. You can change your mind at any time, also during the meeting.',
  'invitation.voluntary.staff':
    'The family chooses whether to come. The meeting is held only if those who must agree have agreed.',

  'invitation.consent': 'Your consent',
  'invitation.theirConsent': 'The family’s consent',
  'invitation.consent.two':
    'Before the meeting we ask two things: whether you want to take part, and whether those who take part may tell each other things that they must otherwise keep secret. You decide whom this covers.',
  'invitation.consent.guardian':
    'All guardians need to agree for the child to take part. If one says no, we can still meet the other, without the child.',
  'invitation.consent.child':
    'As you are under 15, your guardians say yes or no to the meeting. We ask you too, and we write down what you want.',
  'invitation.consent.youngPerson': 'You are 15 or older. That is why you answer for yourself.',
  'invitation.consent.staff':
    'Tell only what the family has agreed that you may tell. The contact person knows what that is.',
  'invitation.consent.withdraw':
    'You can answer in speech or in writing. You can take back your yes at any time. Then there will be no more meetings.',

  'invitation.present': 'Who may be there',
  'invitation.present.socialWorker': 'a social worker from the municipality',
  'invitation.present.staff': 'staff who meet the child, for example from the school',
  'invitation.present.guardians': 'guardians',
  'invitation.present.child': 'the child, if that is good for the child',
  'invitation.present.you': 'you, if you want to',

  'invitation.atTheMeeting': 'What happens at the meeting',
  'invitation.atTheMeeting.text':
    'Everyone may say how they see things: what works well and what is difficult. We write down what we agree, who does what and when it should be done.',
  'invitation.madeAt': '{municipality}, {day}',
  'invitation.need': 'Tell us if you need something',
  'invitation.need.text':
    'Would you like an interpreter, another time, a place that is easy to enter, or someone with you for support? Call the contact person.',
} as const;
