import type { Actor } from '../access/actor.ts';
import {
  addDays,
  atLocalTime,
  compareInstants,
  localDate,
  type Instant,
  type LocalDate,
} from '../calendar/time.ts';
import {
  reportSchemaVersion,
  type AgencyKind,
  type ReportContent,
} from '../report/report-content.ts';

/** The channels of reports that the receiver wrote down: a call, a visit and a letter on paper. */
export const registeredChannels = ['phone', 'visit', 'paper'] as const;

export function isRegistered({ channel }: { readonly channel: string }): boolean {
  const registered: readonly string[] = registeredChannels;
  return registered.includes(channel);
}

/** How it came: spoken, at an instant, or on paper, of which often no more than the day is known. */
export type Reception =
  | { readonly how: 'phone' | 'visit'; readonly at: Instant }
  | { readonly how: 'paper'; readonly on: LocalDate };

/** When it came in, from which its clocks run. A letter counts from the beginning of its day. */
export function receivedAt(reception: Reception): Instant {
  return reception.how === 'paper' ? atLocalTime(reception.on, '00:00') : reception.at;
}

/**
 * How many days after it came in a report can be registered. What was found later than that is
 * registered as come in when it was found; without a bound a mistyped year would put every clock in
 * the past.
 */
export const mostDaysBack = 31;

/** Whether the instant lies so far back that nothing can be registered as come in then. */
export function isTooFarBack(at: Instant, now: Instant): boolean {
  return compareInstants(at, atLocalTime(addDays(localDate(now), -mostDaysBack), '00:00')) < 0;
}

/**
 * Whether the written report that the caller owes is hers to send: of a call or visit of hers alone,
 * whoever else there is in her function.
 */
export function mayConfirm(
  actor: Actor,
  told: {
    readonly channel: string;
    readonly callerPersonId: string | null;
    readonly senderOrganisationId: string | null;
  },
): boolean {
  return (
    actor.is === 'person' &&
    isRegistered(told) &&
    actor.personId === told.callerPersonId &&
    actor.assignment.organisationId === told.senderOrganisationId
  );
}

type Named = Pick<
  ReportContent['reporter'],
  'givenName' | 'familyName' | 'title' | 'unit' | 'phone' | 'email' | 'relationToChild'
>;

/** Who spoke or wrote, as she stated it. Of somebody anonymous nothing is kept that names her. */
export type StatedCaller =
  | (Named & {
      readonly is: 'obliged' | 'private';
      readonly agencyKind: AgencyKind;
      readonly knownChildSince: string | null;
    })
  | { readonly is: 'anonymous'; readonly relationToChild: string | null };
export type CallerKind = StatedCaller['is'];

const nameless: ReportContent['reporter'] = {
  subject: null,
  givenName: null,
  familyName: null,
  title: null,
  unit: null,
  phone: null,
  email: null,
  relationToChild: null,
  knownChildSince: null,
};

const reporterIn = (caller: StatedCaller): Pick<ReportContent, 'agencyKind' | 'reporter'> => {
  const { is: _, ...stated } = caller;
  if (!('agencyKind' in stated)) {
    return { agencyKind: 'privatePerson', reporter: { ...nameless, ...stated } };
  }
  const { agencyKind, ...reporter } = stated;
  return { agencyKind, reporter: { ...nameless, ...reporter } };
};

/** What the officer writes down of a report, besides who made it. */
export type Told = Omit<
  ReportContent,
  'schemaVersion' | 'municipalityCode' | 'agencyKind' | 'reporter' | 'coSigning' | 'attachments'
>;

/** A report as it was told, in the shape of one that is sent. Nobody co-signs what others wrote down. */
export function registeredContent(told: Told, caller: StatedCaller): ReportContent {
  return {
    ...told,
    schemaVersion: reportSchemaVersion,
    municipalityCode: null,
    ...reporterIn(caller),
    // Nobody but an obliged reporter is answered (19 kap. 6 § SoL).
    feedback: caller.is === 'obliged' ? told.feedback : { wanted: false },
    coSigning: { exclude: [] },
    attachments: [],
  };
}
