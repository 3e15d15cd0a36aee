import { renderDocument } from '../../documents/accessible-document.ts';
import { type Answers, answersIn } from '../../documents/answers.ts';
import type { Block } from '../../documents/blocks.ts';
import { day, weekdayAndTime } from '../../documents/instants.ts';
import type { Language, PlainKey } from '../../messages/translate.ts';

/** Who a letter is written to; `youngPerson` has turned 15 and consents in person. */
export const invitedAs = ['guardian', 'child', 'youngPerson', 'staff'] as const;
export type InvitedAs = (typeof invitedAs)[number];

export type JointMeetingInvitation = {
  readonly language: Language;
  readonly municipality: string;
  /** ISO instant; shown in Swedish local time. */
  readonly meetingAt: string;
  readonly place: string;
  readonly addresseeRole: InvitedAs;
  readonly contactName: string;
  readonly contactPhone: string | null;
  /** ISO instant; the document's creation date. */
  readonly madeAt: string;
};

const consentTexts: Readonly<Record<InvitedAs, readonly PlainKey[]>> = {
  guardian: [
    'invitation.consent.two',
    'invitation.consent.guardian',
    'invitation.consent.withdraw',
  ],
  child: ['invitation.consent.child'],
  youngPerson: [
    'invitation.consent.youngPerson',
    'invitation.consent.two',
    'invitation.consent.withdraw',
  ],
  staff: ['invitation.consent.staff'],
};

const consent = ({ t }: Answers, role: InvitedAs): readonly Block[] => [
  { kind: 'section', text: t('invitation.voluntary') },
  { kind: 'paragraph', text: t(`invitation.voluntary.${role}`) },
  { kind: 'section', text: t(role === 'staff' ? 'invitation.theirConsent' : 'invitation.consent') },
  ...consentTexts[role].map((key) => ({ kind: 'paragraph', text: t(key) }) as const),
];

/** How the letter speaks of the child: to the child itself as *you*. */
const childAs: Readonly<Record<InvitedAs, PlainKey>> = {
  guardian: 'invitation.present.child',
  child: 'invitation.present.you',
  youngPerson: 'invitation.present.you',
  staff: 'invitation.present.child',
};

const practical = ({ t }: Answers, role: InvitedAs): readonly Block[] => [
  { kind: 'section', text: t('invitation.present') },
  {
    kind: 'bullets',
    items: [
      t(childAs[role]),
      t('invitation.present.guardians'),
      t('invitation.present.staff'),
      t('invitation.present.socialWorker'),
    ],
  },
  { kind: 'section', text: t('invitation.atTheMeeting') },
  { kind: 'paragraph', text: t('invitation.atTheMeeting.text') },
  { kind: 'section', text: t('invitation.need') },
  { kind: 'paragraph', text: t('invitation.need.text') },
];

/**
 * A letter that says where and when, that coming is voluntary and what is asked for consent. No
 * word of it tells that there is a case, and nobody but the contact person is named.
 * @throws RangeError when `meetingAt` or `madeAt` is not an instant.
 */
export async function renderJointMeetingInvitation(
  letter: JointMeetingInvitation,
): Promise<Buffer> {
  const { language, municipality } = letter;
  const answers = answersIn(language);
  const { fact, t } = answers;
  const facts = [
    fact('invitation.when', weekdayAndTime(letter.meetingAt, language)),
    fact('invitation.where', letter.place),
    fact('invitation.contact', letter.contactName),
    fact('invitation.phone', letter.contactPhone ?? t('invitation.noPhone')),
  ];
  return renderDocument({
    language,
    title: t('invitation.title'),
    author: municipality,
    createdAt: letter.madeAt,
    headerLeft: municipality,
    headerRight: '',
    blocks: [
      { kind: 'title', text: t('invitation.title') },
      { kind: 'paragraph', text: t(`invitation.greeting.${letter.addresseeRole}`) },
      { kind: 'facts', facts },
      ...consent(answers, letter.addresseeRole),
      ...practical(answers, letter.addresseeRole),
      {
        kind: 'paragraph',
        text: t('invitation.madeAt', { municipality, day: day(letter.madeAt, language) }),
      },
    ],
  });
}
