import type { DutyKind, StreamKind } from '../kinds.ts';
import type { Role, SignatoryRole } from '../access/roles.ts';
import type { Instant, LocalDate } from '../calendar/time.ts';
import type { AgencyKind, ReportContent } from '../report/report-content.ts';
import type { Conclusion, ElsewhereGround, ReviewFinding, Status } from '../report/status.ts';
import type { MunicipalitySettings } from '../settings/settings.ts';

/** What the counting facts of a report have made of it, besides its duties. */
export type ReportStanding = {
  readonly status: Status;
  readonly concludedAs: Conclusion | null;
  readonly concludedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly openedByPersonAt: Instant | null;
  readonly ownerPersonId: string | null;
  /** The function in which the owner holds the case. */
  readonly ownerRole: Role | null;
  /** When the officer turned protected contact off, which the sender is never shown. */
  readonly contactLiftedAt: Instant | null;
  /** On which ground another municipality answers for the child; null while this one does. */
  readonly elsewhere: ElsewhereGround | null;
  /** What a leader has found of the decision not to open; null while nobody has reviewed it. */
  readonly reviewedAs: ReviewFinding | null;
};
export type SituationStanding = {
  readonly heldAt: Instant | null;
  /** When the first meeting was planned, through which the school is told of the situation. */
  readonly plannedAt: Instant | null;
  /** The functions at the school that were invited by name. */
  readonly invitedRoles: readonly SignatoryRole[];
  /** The other situation with which it is followed up; its own meeting is then not owed. */
  readonly joinedTo: string | null;
};
export type TermMeetingStanding = Pick<SituationStanding, 'heldAt'>;
export type ConsultationStanding = { readonly answeredAt: Instant | null };
export type HandOverStanding = {
  readonly stage: 'handedOver' | 'accepted' | 'returned' | 'ended';
  readonly acceptedAt: Instant | null;
  /** The last day of the term at whose end it is followed up. */
  readonly followedThrough: LocalDate | null;
};

/** What the facts of a stream can change, besides its duties. */
type Standings = {
  readonly report: ReportStanding;
  readonly acuteSituation: SituationStanding;
  readonly consultation: ConsultationStanding;
  readonly termMeeting: TermMeetingStanding;
  readonly handOver: HandOverStanding;
};
/** By kind of stream; one that is not listed has nothing but its facts and duties. */
export type StandingOf<S extends StreamKind> = S extends keyof Standings ? Standings[S] : object;

/** Some or all columns of a standing, of a stream of any kind. */
export type AnyStanding = Partial<
  ReportStanding & SituationStanding & ConsultationStanding & HandOverStanding
>;

/** How a stream stands in what none of its facts has said anything of yet. */
export const nothingYet = {
  concludedAs: null,
  concludedAt: null,
  closedAt: null,
  openedByPersonAt: null,
  ownerPersonId: null,
  ownerRole: null,
  contactLiftedAt: null,
  elsewhere: null,
  reviewedAs: null,
  heldAt: null,
  plannedAt: null,
  invitedRoles: [],
  joinedTo: null,
  answeredAt: null,
  acceptedAt: null,
  followedThrough: null,
} as const satisfies Omit<
  ReportStanding & SituationStanding & ConsultationStanding & HandOverStanding,
  'status' | 'stage'
>;

/** What is settled when a report arrives, as far as the effects of its later facts depend on it. */
export type ReportArrival = {
  readonly receivedAt: Instant;
  readonly acute: boolean;
  readonly agencyKind: AgencyKind;
  /** As the report arrived; see `contactLiftedAt`. */
  readonly protectedContact: boolean;
  readonly settings: MunicipalitySettings;
};
export type ArrivalOf<S extends StreamKind> = S extends 'report' ? ReportArrival : object;

/** A duty of the stream as the facts have left it; `openedSeq` names the fact that opened it. */
export type StandingDuty = {
  readonly kind: DutyKind;
  readonly signatory: SignatoryRole | null;
  readonly about: string | null;
  readonly openedSeq: number;
  readonly state: 'open' | 'done' | 'lapsed';
  readonly reason: string | null;
};

/** The circumstances in which a fact is recorded: what its effects may depend on besides itself. */
export type Circumstances<S extends StreamKind = StreamKind> = {
  /** How the stream stood before the fact. */
  readonly before: StandingOf<S>;
  readonly arrival: ArrivalOf<S>;
  /**
   * The frozen content. Only a rule with `weighs.content` may ask for it, since it is not read
   * otherwise.
   */
  readonly content: () => ReportContent;
  /**
   * Whether a fact of that kind counts already. Only kinds that the rule lists in `weighs.facts`
   * are read.
   */
  readonly has: (kind: string) => boolean;
};
