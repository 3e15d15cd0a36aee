import { always, type FactTable } from '../acting/fact-rule.ts';
import { signatoryRoles, type SignatoryRole } from '../access/roles.ts';
import { atLocalTime, type Instant } from '../calendar/time.ts';
import { byAuditor, byIntake, byLeaders, bySocialchef, type ActionRule } from '../access/grants.ts';
import type {
  AgreedChange,
  ChangeEnding,
  ChangeOwner,
  Counterpart,
  FollowUpInvitation,
  FollowUpPlan,
  FollowUpRecord,
  SituationCause,
} from './records.ts';

export const situationActions = {
  'situation.open': { by: [byIntake] },
  'situation.read': {
    by: [{ who: ['rektor'], as: 'toldSchool' }, byIntake, bySocialchef, byAuditor],
  },
  'situation.lead': { by: [byLeaders] },
  // Whether the change is hers to end is the service's to see.
  'situation.carryOut': { by: [{ who: ['rektor'], as: 'toldSchool' }, byIntake] },
} as const satisfies Readonly<Record<string, ActionRule>>;

export type SituationFacts = {
  /** That the situation was opened, with which its stream begins. */
  situationOpened: { readonly because: SituationCause; readonly secret: null };
  followUpMeetingPlanned: { readonly at: Instant; readonly secret: FollowUpInvitation };
  followUpMeetingHeld: { readonly secret: FollowUpRecord };
  /** That it was one with another situation; `about` is that other. */
  situationJoined: { readonly about: string; readonly secret: { readonly reason: string } };
  /** With whom it is followed up where no school reported it. */
  counterpartNamed: {
    readonly outcome: Counterpart;
    readonly secret:
      { readonly school: string } | { readonly agency: string; readonly reason: string };
  };
  changeAgreed: { readonly role: ChangeOwner; readonly secret: Omit<AgreedChange, 'owner'> };
  /** `about` is the change. */
  agreedChangeEnded: {
    readonly about: string;
    readonly outcome: ChangeEnding['outcome'];
    readonly secret: Pick<ChangeEnding, 'reason'>;
  };
};

const shared = { stream: 'acuteSituation', side: 'both', readBy: 'situation.read' } as const;

/** The functions invited so far; whoever was let in once is not shut out by a later plan. */
const alsoInvited = (
  before: readonly SignatoryRole[],
  { invitedFunctions = [] }: FollowUpPlan,
): readonly SignatoryRole[] =>
  signatoryRoles.filter((role) => before.includes(role) || invitedFunctions.includes(role));

export const situationFacts: FactTable<'acuteSituation', SituationFacts> = {
  situationOpened: {
    ...shared,
    // What the school reported itself it may know. That social services found it stays with them.
    side: ({ because }) => (because === 'reportedAcute' ? 'both' : 'receiver'),
    action: 'situation.open',
    rowElsewhere: true,
    opens: { holdFollowUpMeeting: always },
  },
  followUpMeetingPlanned: {
    ...shared,
    action: 'situation.lead',
    moves: ({ occurredAt, secret }, { before: { plannedAt, invitedRoles } }) => ({
      plannedAt: plannedAt ?? occurredAt,
      invitedRoles: alsoInvited(invitedRoles, secret),
    }),
  },
  followUpMeetingHeld: {
    ...shared,
    action: 'situation.lead',
    moves: ({ occurredAt }) => ({ heldAt: occurredAt }),
    closes: { holdFollowUpMeeting: always },
  },
  situationJoined: {
    ...shared,
    // Why they are one can tell what social services know; that they are one, its row tells.
    side: 'receiver',
    action: 'situation.lead',
    moves: ({ about }) => ({ joinedTo: about }),
    closes: { holdFollowUpMeeting: () => ({ as: 'lapsed', reason: 'joined' }) },
  },
  counterpartNamed: {
    ...shared,
    // Which school a child goes to, and why none is met, is the receiver's to know until it is met.
    side: 'receiver',
    action: 'situation.lead',
  },
  changeAgreed: {
    ...shared,
    action: 'situation.lead',
    opens: {
      agreedChange: ({ id, role, secret }) => ({
        about: id,
        owner: role,
        countedFrom: atLocalTime(secret.date, '00:00'),
      }),
    },
  },
  agreedChangeEnded: {
    ...shared,
    action: 'situation.carryOut',
    closes: {
      agreedChange: ({ about, outcome }) =>
        outcome === 'done' ? { about } : { about, as: 'lapsed', reason: 'dropped' },
    },
  },
};
