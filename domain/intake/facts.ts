import type { Role } from '../access/roles.ts';
import { always, type Fact, type FactTable } from '../acting/fact-rule.ts';
import type { Circumstances } from '../acting/standing.ts';
import type { Instant } from '../calendar/time.ts';
import {
  byAuthor,
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
  Lookup,
  OnCallContact,
  PoliceReport,
  ProtectionAssessment,
  Registration,
} from './records.ts';
import type { AcuteMeasure } from './measures.ts';
import type { Factor } from './factors.ts';
import type { Sorting } from './sorting.ts';
import { isContactProtected } from '../report/protected-contact.ts';
import { hasReportingDuty } from '../report/reporting-duty.ts';
import type { Unattended } from './unattended.ts';
import { forwardingActions, forwardingFacts, type ForwardingFacts } from './forwarding-facts.ts';
import { isCloseViolence } from './violence.ts';

export const intakeActions = {
  // Allowed in every living status, because the service refuses a second opening itself and can
  // then tell who was first.
  'report.open': { by: [byIntake], in: living },
  // Whoever opens a report takes the case, so before the opening there is no owner to replace.
  'case.assign': { by: [byLeaders], in: sinceOpened },
  // By the reporter on her side and by social services on theirs, also while nobody has opened it.
  'onCall.record': { by: [byAuthor, byIntake], in: living },
  'contact.record': { by: caseWork, in: sinceOpened },
  // A report must be opened before it is assessed, and it is assessed once (20 kap. 1 § SoL).
  'protection.assess': { by: caseWork, in: ['opened'] },
  // Once the case is closed, what is written down here can only be that it has been done.
  // Whoever works on the case has the responsibility for whom she tells; nobody else can lift it.
  'contact.lift': { by: caseWork, in: ['opened', 'assessed'], elsewhere: 'never' },
  'police.report': { by: caseWork, in: [...sinceOpened, 'closed'] },
  'measure.record': { by: caseWork, in: [...sinceOpened, 'closed'] },
  'case.register': { by: caseWork, in: sinceOpened, elsewhere: 'never' },
  'note.take': { by: caseWork, in: ['opened', 'assessed'], elsewhere: 'never' },
  'intake.read': { by: [byIntake] },
  ...forwardingActions,
} as const satisfies Readonly<Record<string, ActionRule>>;

export type IntakeFacts = ForwardingFacts & {
  /** `at`: when she opened it, of a call that she took before she wrote it down. */
  reportOpened: { readonly at?: Instant | null; readonly secret: null };
  /** `about` is the new officer; her function is sealed with the reason. */
  caseAssigned: {
    readonly about: string;
    readonly secret: CaseAssignment & { readonly role: Role };
  };
  /** That the system found an opened case with nobody at work on it, and why. */
  caseUnattended: { readonly outcome: Unattended; readonly secret: null };
  /** That the leader leaves such a case to whoever holds it, and why. */
  caseKept: { readonly secret: { readonly reason: string } };
  /** `role`: who wrote it down, and so on which side it stands. */
  onCallContactRecorded: {
    readonly role: 'reporter' | 'officer';
    readonly outcome: OnCallContact['outcome'];
    readonly secret: OnCallContact;
  };
  contactRecorded: { readonly secret: Contact };
  protectionAssessed: { readonly secret: ProtectionAssessment };
  /** `outcome`: whether a joint meeting is owed from now on, as an assessment would have said. */
  protectedContactLifted: {
    readonly outcome: 'meetingOwed' | 'noMeetingOwed';
    readonly secret: { readonly reason: string };
  };
  policeReportDecided: { readonly outcome: PoliceReport['outcome']; readonly secret: PoliceReport };
  acuteMeasureTaken: { readonly secret: AcuteMeasure };
  /** Registrations from before siblings were looked up lack `found`. */
  caseRegistered: {
    readonly secret: Registration & {
      readonly sameChild: readonly string[];
      readonly found?: Lookup;
    };
  };
  intakeNoteTaken: { readonly secret: IntakeNote };
  factRowSorted: { readonly secret: Sorting };
  factorRecorded: { readonly secret: Factor };
};

/**
 * Whether a joint meeting is owed (19 kap. 5 § SoL: if it is suitable for the child). It is not in
 * protected contact, nor at violence close to the child or in the name of honour: then the
 * guardians are not met together with the school, and separate talks are held instead. Nor is it with
 * a reporter who has no duty to report, since it is a meeting with those who have.
 */
function jointMeetingIsOwed(
  { secret }: Fact<IntakeFacts['protectionAssessed']>,
  { arrival, before }: Circumstances<'report'>,
): boolean {
  return (
    hasReportingDuty(arrival.agencyKind) &&
    !isContactProtected({ ...arrival, ...before }) &&
    !isCloseViolence(secret.violence)
  );
}

/** Whether a crime against the child is suspected: violence is one, whoever does it. */
function isCrimeSuspected({ secret }: Fact<IntakeFacts['protectionAssessed']>): boolean {
  return secret.violence !== 'none' || secret.crimeSuspected === true;
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
    moves: ({ at, occurredAt, by }) => ({
      status: 'opened',
      openedByPersonAt: at ?? occurredAt,
      ownerPersonId: by?.personId ?? null,
      ownerRole: by?.role ?? null,
    }),
    closes: { openReport: always },
  },
  caseAssigned: {
    ...receivers,
    action: 'case.assign',
    moves: ({ about, secret }) => ({ ownerPersonId: about, ownerRole: secret.role }),
    closes: { reassign: always },
  },
  caseUnattended: { ...receivers, action: 'case.assign', opens: { reassign: always } },
  caseKept: { ...receivers, action: 'case.assign', closes: { reassign: always } },
  onCallContactRecorded: {
    stream: 'report',
    // The reporter tells social services, too; what they write down stays with them.
    side: ({ role }) => (role === 'reporter' ? 'both' : 'receiver'),
    action: 'onCall.record',
    readBy: 'report.readContent',
  },
  contactRecorded: { ...receivers, action: 'contact.record', correctedBy: 'recorderOrLeader' },
  protectionAssessed: {
    ...receivers,
    action: 'protection.assess',
    correctedBy: 'recorderOrLeader',
    moves: () => ({ status: 'assessed' }),
    opens: {
      // HSLF-FS 2022:39: without delay, at violence close to the child or in the name of honour.
      openInvestigation: ({ secret }) => isCloseViolence(secret.violence),
      policeReport: isCrimeSuspected,
      forwardReport: (_, { before }) => before.elsewhere !== null,
      proposeMeetingTimes: jointMeetingIsOwed,
      holdJointMeeting: jointMeetingIsOwed,
    },
    closes: { assessProtection: always },
  },
  protectedContactLifted: {
    ...receivers,
    action: 'contact.lift',
    moves: ({ occurredAt }) => ({ contactLiftedAt: occurredAt }),
    opens: {
      proposeMeetingTimes: ({ outcome }) => outcome === 'meetingOwed',
      holdJointMeeting: ({ outcome }) => outcome === 'meetingOwed',
    },
  },
  policeReportDecided: {
    ...receivers,
    action: 'police.report',
    correctedBy: 'recorderOrLeader',
    closes: { policeReport: ({ outcome }) => outcome !== 'notYet' },
  },
  acuteMeasureTaken: { ...receivers, action: 'measure.record', correctedBy: 'recorderOrLeader' },
  caseRegistered: { ...receivers, action: 'case.register', correctedBy: 'recorderOrLeader' },
  intakeNoteTaken: { ...receivers, action: 'note.take', correctedBy: 'recorderOrLeader' },
  // Whoever would file it otherwise does so: the newest counts, so that there is nothing to correct.
  factRowSorted: { ...receivers, action: 'note.take' },
  factorRecorded: { ...receivers, action: 'note.take', correctedBy: 'recorderOrLeader' },
  ...forwardingFacts,
};
