import { counting } from '../../domain/acting/fold.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { NotFound } from '../../domain/errors.ts';
import { isCloseViolence } from '../../domain/intake/violence.ts';
import { consentGround, type ConsentGround } from '../../domain/meetings/family.ts';
import type { Consent, MeetingWaiver } from '../../domain/meetings/records.ts';
import { isContactProtected } from '../../domain/report/protected-contact.ts';
import { readFacts } from '../../database/acting/fact-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { etagOf } from '../acting/etag.ts';
import { openFact, type OpenedFact } from '../acting/opened-fact.ts';
import { peopleIn, type ReportPeople } from '../reports/report-people.ts';
import { refuseDeed } from '../reports/refuse-deed.ts';
import { refuseUnopened } from '../reports/refuse-unopened.ts';
import { openContent } from '../reports/report-content.ts';
import { lookAtReport } from '../reports/report-stream.ts';
import { meetingsAmong, type MeetingKind, type MeetingView } from './meetings-among.ts';

const kinds = [
  'protectionAssessed',
  'consentRecorded',
  'meetingProposed',
  'meetingWaived',
  'meetingTimeAnswered',
  'meetingInvited',
  'meetingOutcomeRecorded',
  'meetingMinutesTaken',
] as const;
type Opened = OpenedFact<(typeof kinds)[number]>;

export type MeetingsView = {
  readonly id: string;
  readonly reference: string;
  /** The guardians may not be told, so that there is no joint meeting (routine §6). */
  readonly protectedContact: boolean;
  /** Violence by somebody close, or honour: separate talks instead (HSLF-FS 2022:39). */
  readonly closeViolence: boolean;
  readonly people: ReportPeople;
  /** Whose consents a meeting needs. */
  readonly ground: ConsentGround;
  /** Every answer that counts, the oldest first. */
  readonly consents: readonly (Consent & { readonly recordedAt: Instant })[];
  readonly waived: (MeetingWaiver & { readonly at: Instant }) | null;
  /** The newest first. */
  readonly meetings: readonly MeetingView[];
  readonly etag: number;
};

const isMeeting = (fact: Opened): fact is OpenedFact<MeetingKind> =>
  fact.kind !== 'protectionAssessed' &&
  fact.kind !== 'consentRecorded' &&
  fact.kind !== 'meetingWaived';

const waivedIn = (facts: readonly Opened[]): MeetingsView['waived'] => {
  const waived = facts.findLast((fact) => fact.kind === 'meetingWaived');
  return waived ? { ...waived.secret, at: waived.occurredAt } : null;
};

const consentsIn = (facts: readonly Opened[]): MeetingsView['consents'] =>
  facts.flatMap((fact) =>
    fact.kind === 'consentRecorded' ? [{ ...fact.secret, recordedAt: fact.occurredAt }] : [],
  );

const isCloseViolenceIn = (facts: readonly Opened[]): boolean => {
  const assessed = facts.findLast((fact) => fact.kind === 'protectionAssessed');
  return assessed !== undefined && isCloseViolence(assessed.secret.violence);
};

/**
 * Shows all of a case's joint meeting in one look: who can take part, who has consented, and each
 * meeting from the first proposal to its minutes.
 *
 * @param before the fact of the deed whose page is shown, which is refused as the deed would be
 * @throws NotFound; Forbidden; Conflict `not-opened` before the opening; as `refuseDeed`
 */
export function viewMeetings(
  deps: Deps,
  call: Call,
  { reportId, before }: { readonly reportId: string; readonly before?: Opened['kind'] | undefined },
): Promise<MeetingsView> {
  const purpose = 'intake.read: meetings';
  const look = { reportId, action: 'intake.read', kind: 'contentRead', purpose } as const;
  return lookAtReport(deps, call, look, async (tx, locked) => {
    const { row, seal, head } = locked;
    refuseUnopened(call, row);
    if (before) refuseDeed(call, locked, before);
    const content = await openContent(tx, seal(), reportId);
    if (!content) throw new NotFound();
    const rows = counting(await readFacts(tx, reportId, kinds));
    const facts = rows.map((fact) => openFact<Opened['kind']>(seal(), fact));
    return {
      id: row.id,
      reference: row.reference,
      protectedContact: isContactProtected(row),
      closeViolence: isCloseViolenceIn(facts),
      people: peopleIn(content, call.at),
      ground: consentGround(content, call.at),
      consents: consentsIn(facts),
      waived: waivedIn(facts),
      meetings: meetingsAmong(facts.filter(isMeeting)),
      etag: etagOf(call.actor, head),
    };
  });
}
