import type { Role } from '../access/roles.ts';
import { always, type Fact, type FactTable } from '../acting/fact-rule.ts';
import type { Circumstances } from '../acting/standing.ts';
import {
  byIntake,
  byLeaders,
  caseWork,
  living,
  sinceOpened,
  type ActionRule,
} from '../access/grants.ts';
import type {
  CaseAssignment,
  Contact,
  IntakeNote,
  ProtectionAssessment,
  Registration,
} from './records.ts';
import { isCloseViolence } from './violence.ts';

export const intakeActions = {
  // A second opening is refused by the service, which can say who was first.
  'report.open': { by: [byIntake], in: living },
  // Nobody owns what nobody has opened.
  'case.assign': { by: [byLeaders], in: sinceOpened },
  'contact.record': { by: caseWork, in: sinceOpened },
  // Nothing is assessed unopened, and a report is assessed once (20 kap. 1 § SoL).
  'protection.assess': { by: caseWork, in: ['opened'] },
  'case.register': { by: caseWork, in: sinceOpened },
  'note.take': { by: caseWork, in: ['opened', 'assessed'] },
} as const satisfies Readonly<Record<string, ActionRule>>;

export type IntakeFacts = {
  reportOpened: { readonly secret: null };
  /** `about` is the new officer; her function is sealed with the reason. */
  caseAssigned: {
    readonly about: string;
    readonly secret: CaseAssignment & { readonly role: Role };
  };
  contactRecorded: { readonly secret: Contact };
  protectionAssessed: { readonly secret: ProtectionAssessment };
  caseRegistered: { readonly secret: Registration & { readonly sameChild: readonly string[] } };
  intakeNoteTaken: { readonly secret: IntakeNote };
};

/**
 * Protected contact, violence close to the child or honour: the guardians are not met together with
 * the school; separate talks instead (19 kap. 5 § SoL: if it is suitable for the child).
 */
function jointMeetingIsOwed(
  { secret }: Fact<IntakeFacts['protectionAssessed']>,
  { arrival }: Circumstances<'report'>,
): boolean {
  return !arrival.protectedContact && !isCloseViolence(secret.violence);
}

const receivers = {
  stream: 'report',
  side: 'receiver',
  readBy: 'report.readContent',
} as const;

export const intakeFacts: FactTable<'report', IntakeFacts> = {
  reportOpened: {
    ...receivers,
    action: 'report.open',
    wakes: true,
    moves: ({ occurredAt, by }) => ({
      status: 'opened',
      openedByPersonAt: occurredAt,
      ownerPersonId: by?.personId ?? null,
      ownerRole: by?.role ?? null,
    }),
    closes: { openReport: always },
  },
  caseAssigned: {
    ...receivers,
    action: 'case.assign',
    moves: ({ about, secret }) => ({ ownerPersonId: about, ownerRole: secret.role }),
  },
  contactRecorded: { ...receivers, action: 'contact.record' },
  protectionAssessed: {
    ...receivers,
    action: 'protection.assess',
    moves: () => ({ status: 'assessed' }),
    opens: { proposeMeetingTimes: jointMeetingIsOwed, holdJointMeeting: jointMeetingIsOwed },
    closes: { assessProtection: always },
  },
  caseRegistered: { ...receivers, action: 'case.register' },
  intakeNoteTaken: { ...receivers, action: 'note.take' },
};
