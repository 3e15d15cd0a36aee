import type { Attachment } from './attachment.ts';

/**
 * What a reporter may state about a worry. Names and values are the contract that agencies build
 * against; anything left out is `notAnswered`, and *vet inte* (`unknown`) is an answer everywhere.
 */
export const reportSchemaVersion = 1;

export const threeWay = ['yes', 'no', 'unknown', 'notAnswered'] as const;
export type ThreeWay = (typeof threeWay)[number];

export const worryKinds = [
  'violence',
  'sexualAbuse',
  'neglect',
  'violation',
  'honour',
  'otherCrimeAgainstChild',
  'misuse',
  'crime',
  'selfDestructive',
  'bullying',
  'peerViolence',
  'seriousRelationProblems',
  'greatDifficultyInSchool',
  'none',
  'unknown',
] as const;
export type WorryKind = (typeof worryKinds)[number];

export const suspects = [
  'guardian',
  'householdMember',
  'relative',
  'peer',
  'other',
  'unknown',
] as const;
export type Suspect = (typeof suspects)[number];

export const identityKinds = [
  'personnummer',
  'samordningsnummer',
  'reserveNumber',
  'caseNumber',
] as const;
export type IdentityKind = (typeof identityKinds)[number];

export const guardianKinds = ['parent', 'speciallyAppointed', 'godMan', 'placedHome'] as const;
export type GuardianKind = (typeof guardianKinds)[number];

/**
 * The twelve intake areas, four on each of three sides. People read their texts from the catalogues
 * of `templates/messages`.
 */
export const intakeAreas = [
  'health',
  'education',
  'feelingsAndBehaviour',
  'socialRelations',
  'basicCare',
  'safety',
  'stimulationAndGuidance',
  'emotionalAvailability',
  'familySituation',
  'familyBackground',
  'housingWorkAndEconomy',
  'socialNetwork',
] as const;
export const eventAreas = [...intakeAreas, 'notSorted'] as const;
export type EventArea = (typeof eventAreas)[number];

export const agencyKinds = [
  'preschool',
  'school',
  'gymnasium',
  'pupilHealth',
  'childHealth',
  'primaryCare',
  'hospital',
  'psychiatry',
  'dental',
  'police',
  'socialServices',
  'leisure',
  'labourMarket',
  'otherAuthority',
  'organisation',
  'privatePerson',
] as const;
export type AgencyKind = (typeof agencyKinds)[number];

const schoolAgencies: readonly AgencyKind[] = ['preschool', 'school', 'gymnasium', 'pupilHealth'];

/** Whether the reporter is of a school: of its staff, or of its pupil health. */
export function isSchoolAgency(kind: AgencyKind): boolean {
  return schoolAgencies.includes(kind);
}

export type StatedIdentity = { readonly kind: IdentityKind; readonly value: string };

export type StatedChild = {
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly identity: StatedIdentity | null;
  /**
   * Local date as stated; for an unborn child the expected date. A date that looks wrong is
   * accepted, so that it stops no report.
   */
  readonly birthDate: string | null;
  readonly unborn: boolean;
  readonly address: string | null;
  readonly phone: string | null;
  readonly homeMunicipalityCode: string | null;
  readonly school: { readonly name: string | null; readonly class: string | null } | null;
  readonly protectedIdentity: ThreeWay;
  readonly language: string | null;
  readonly interpreter: ThreeWay;
};

export type StatedSibling = {
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly birthDate: string | null;
  readonly identity: StatedIdentity | null;
};

export type StatedGuardian = {
  readonly kind: GuardianKind;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly identity: StatedIdentity | null;
  readonly phone: string | null;
  readonly livesWithChild: ThreeWay;
  readonly language: string | null;
  readonly interpreter: ThreeWay;
};

export type StatedEvent = {
  readonly what: string;
  readonly when: { readonly date: string | null; readonly note: string | null };
  readonly source:
    | { readonly kind: 'ownObservation' }
    | { readonly kind: 'toldBy'; readonly who: string | null; readonly when: string | null }
    | { readonly kind: 'unknown' };
  readonly childsOwnWords: string | null;
  readonly area: EventArea;
};

export type Informed = {
  readonly answer: ThreeWay;
  readonly by: string | null;
  readonly at: string | null;
  readonly said: string | null;
  readonly reasonIfNot: string | null;
};

export type ReportContent = {
  readonly schemaVersion: typeof reportSchemaVersion;
  readonly municipalityCode: string | null;
  readonly agencyKind: AgencyKind;
  readonly reporter: {
    readonly subject: string | null;
    /** Null, as the family name, only for a caller who did not give it. */
    readonly givenName: string | null;
    readonly familyName: string | null;
    readonly title: string | null;
    readonly unit: string | null;
    readonly phone: string | null;
    readonly email: string | null;
    readonly relationToChild: string | null;
    readonly knownChildSince: string | null;
  };
  readonly acute: {
    readonly danger: ThreeWay;
    readonly how: string | null;
    readonly phoneContact: {
      readonly taken: ThreeWay;
      readonly at: string | null;
      readonly with: string | null;
    };
  };
  readonly childNow: {
    readonly where: string | null;
    readonly safeUntil: string | null;
    /** In which municipality that is. Reports from before it was asked lack it. */
    readonly municipalityCode?: string | null;
  };
  readonly events: readonly StatedEvent[];
  readonly worry: {
    readonly kinds: readonly WorryKind[];
    readonly suspected: readonly Suspect[];
    readonly otherReasonNotToInformGuardians: string | null;
    readonly whyNow: string | null;
    readonly since: string | null;
    readonly mostWorrying: string | null;
    readonly ifNothingIsDone: string | null;
    readonly protectiveFactors: string | null;
  };
  readonly child: StatedChild;
  readonly guardians: readonly StatedGuardian[];
  readonly siblings: { readonly answer: ThreeWay; readonly list: readonly StatedSibling[] };
  readonly informed: { readonly child: Informed; readonly guardians: Informed };
  readonly jointMeeting: { readonly reporterWillAttend: ThreeWay };
  readonly feedback: { readonly wanted: boolean };
  readonly more: {
    readonly precautions: string | null;
    readonly schoolMeasures: string | null;
    readonly otherAgencies: readonly string[];
    readonly familysView: string | null;
  };
  readonly coSigning: { readonly exclude: readonly string[] };
  readonly attachments: readonly Attachment[];
};
