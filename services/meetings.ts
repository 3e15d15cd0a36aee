import { consentsPersonallyAt } from '../domain/age.ts';
import { missingConsents, type FamilyMember } from '../domain/consent.ts';
import { effectsOf } from '../domain/effects.ts';
import { Conflict, Forbidden, NotFound } from '../domain/errors.ts';
import type { Instant } from '../domain/time.ts';
import type { Answer, Call } from './call.ts';
import { consentsOf, guardiansOf, refuseUnknownPeople } from './consents.ts';
import type { Deps } from './deps.ts';
import { onReport, type DeedAnswer } from './on-report.ts';
import type { OpenedFact, ReportFile } from './report-file.ts';

const family = (people: readonly string[]): readonly FamilyMember[] =>
  people.filter((who): who is FamilyMember => who === 'child' || who.startsWith('guardian'));

/** Blocked while the guardians must not be told: separate talks instead (routine §6). */
const refuseLocked = ({ report }: ReportFile): void => {
  if (report.protectedContact) {
    throw new Forbidden('protected-contact', { rule: 'jointMeeting' });
  }
};

/** @throws Conflict `consent-missing` with whom it is missing from (by place, never by name) */
const refuseWithoutConsent = async (
  file: ReportFile,
  invited: readonly FamilyMember[],
): Promise<void> => {
  const content = await file.content();
  refuseUnknownPeople(content, invited);
  const missing = missingConsents(
    {
      invited,
      guardians: guardiansOf(content),
      childIsFifteen: consentsPersonallyAt(content.child, file.call.at),
    },
    await consentsOf(file),
  );
  if (missing.length > 0) throw new Conflict('consent-missing', { missing });
};

const meetingDeed = (
  deps: Deps,
  call: Call,
  at: { readonly reportId: string; readonly resource: string },
  work: (file: ReportFile) => Promise<{ readonly id: string; readonly seq: number }>,
): Promise<Answer<DeedAnswer>> =>
  onReport(deps, call, { ...at, action: 'meeting.plan' }, async (file) => {
    refuseLocked(file);
    return work(file);
  });

export type ProposedTimes = { readonly times: readonly Instant[]; readonly place: string };

/** The joint meeting begins as a proposal of times (19 kap. 5 § SoL). */
export const proposeMeeting = (
  deps: Deps,
  call: Call,
  reportId: string,
  proposal: ProposedTimes,
): Promise<Answer<DeedAnswer>> =>
  meetingDeed(deps, call, { reportId, resource: 'meetings' }, async (file) => {
    const fact = file.work.record({ kind: 'meetingProposed', secret: proposal });
    file.apply(effectsOf({ kind: 'meetingProposed' }), fact.seq);
    return fact;
  });

export const waiverReasons = [
  'noConsent',
  'notSuitableForChild',
  'protectedContact',
  'other',
] as const;
export type MeetingWaiver = {
  readonly reason: (typeof waiverReasons)[number];
  readonly note: string;
};

/** No meeting, with its reason; work goes on. @throws Conflict `already-waived` */
export const waiveMeeting = (
  deps: Deps,
  call: Call,
  reportId: string,
  waiver: MeetingWaiver,
): Promise<Answer<DeedAnswer>> =>
  onReport(deps, call, { reportId, action: 'meeting.plan', resource: 'meetings' }, async (file) => {
    const known = await file.facts(['meetingWaived']);
    if (known.length > 0) throw new Conflict('already-waived');
    const fact = file.work.record({ kind: 'meetingWaived', secret: waiver });
    file.apply(effectsOf({ kind: 'meetingWaived', reason: waiver.reason }), fact.seq);
    return fact;
  });

type OnMeeting = { readonly reportId: string; readonly meetingId: string };

const meetingKinds = [
  'meetingProposed',
  'meetingInvited',
  'meetingOutcomeRecorded',
  'meetingMinutesTaken',
] as const;

/** The facts of one meeting. @throws NotFound when this report has no such meeting */
const meetingFacts = async (file: ReportFile, id: string): Promise<readonly OpenedFact[]> => {
  const facts = (await file.facts(meetingKinds)).filter((f) => f.id === id || f.about === id);
  if (facts.length === 0) throw new NotFound();
  return facts;
};

const refuseEnded = (facts: readonly OpenedFact[]): void => {
  const last = facts.findLast((fact) => fact.kind === 'meetingOutcomeRecorded');
  if (last && last.outcome !== 'moved') {
    throw new Conflict('meeting-ended', { current: last.outcome });
  }
};

export type TimeAnswer = {
  readonly by: string;
  readonly answer: string;
  readonly how: 'phone' | 'visit' | 'letter' | 'message';
};

/** What somebody answered to the proposed times, written down by the officer. */
export const answerTimes = (
  deps: Deps,
  call: Call,
  { reportId, meetingId }: OnMeeting,
  answer: TimeAnswer,
): Promise<Answer<DeedAnswer>> =>
  meetingDeed(deps, call, { reportId, resource: `meetings/${meetingId}/times` }, async (file) => {
    refuseEnded(await meetingFacts(file, meetingId));
    const clear = { about: meetingId };
    return file.work.record({ kind: 'meetingTimeAnswered', clear, secret: answer });
  });

export type Invitation = {
  readonly time: Instant;
  readonly place: string;
  /** `reporter`, `school`, `child`, `guardian1` …: places, never names. */
  readonly invited: readonly string[];
  readonly language: 'sv' | 'en';
};

/** Wakes the workflow, which makes the letter. @throws Conflict `consent-missing`, `meeting-ended` */
export const inviteToMeeting = (
  deps: Deps,
  call: Call,
  { reportId, meetingId }: OnMeeting,
  invitation: Invitation,
): Promise<Answer<DeedAnswer>> =>
  meetingDeed(
    deps,
    call,
    { reportId, resource: `meetings/${meetingId}/invitations` },
    async (file) => {
      refuseEnded(await meetingFacts(file, meetingId));
      await refuseWithoutConsent(file, family(invitation.invited));
      const clear = { about: meetingId, at: invitation.time };
      return file.work.record({ kind: 'meetingInvited', clear, secret: invitation });
    },
  );

export type MeetingOutcome = {
  readonly outcome: 'held' | 'moved' | 'cancelled';
  readonly reason: string | null;
};

/**
 * Held, moved or cancelled; only *held* ends the duty, and only what was invited to with standing
 * consent can have been held.
 *
 * @throws Conflict `not-invited`, `consent-missing`, `meeting-ended`
 */
export const recordMeetingOutcome = (
  deps: Deps,
  call: Call,
  { reportId, meetingId }: OnMeeting,
  outcome: MeetingOutcome,
): Promise<Answer<DeedAnswer>> =>
  meetingDeed(
    deps,
    call,
    { reportId, resource: `meetings/${meetingId}/outcomes` },
    async (file) => {
      const facts = await meetingFacts(file, meetingId);
      refuseEnded(facts);
      if (outcome.outcome === 'held') {
        const invitation = facts.findLast((fact) => fact.kind === 'meetingInvited');
        if (!invitation) throw new Conflict('not-invited');
        await refuseWithoutConsent(file, family((invitation.secret as Invitation).invited));
      }
      const fact = file.work.record({
        kind: 'meetingOutcomeRecorded',
        clear: { about: meetingId, outcome: outcome.outcome },
        secret: { reason: outcome.reason },
      });
      file.apply(effectsOf({ kind: 'meetingOutcomeRecorded', outcome: outcome.outcome }), fact.seq);
      return fact;
    },
  );

export type Minutes = {
  readonly present: readonly {
    readonly who: string;
    readonly difficulties: string | null;
    readonly assets: string | null;
  }[];
  readonly questions: string | null;
  readonly agreed: readonly {
    readonly what: string;
    readonly by: string;
    readonly when: string | null;
  }[];
};

/** @throws Conflict `not-held` before the meeting was held, `already-taken` for a second protocol */
export const takeMinutes = (
  deps: Deps,
  call: Call,
  { reportId, meetingId }: OnMeeting,
  minutes: Minutes,
): Promise<Answer<DeedAnswer>> =>
  meetingDeed(deps, call, { reportId, resource: `meetings/${meetingId}/minutes` }, async (file) => {
    const facts = await meetingFacts(file, meetingId);
    if (!facts.some((f) => f.outcome === 'held')) throw new Conflict('not-held');
    if (facts.some((f) => f.kind === 'meetingMinutesTaken')) throw new Conflict('already-taken');
    const clear = { about: meetingId };
    return file.work.record({ kind: 'meetingMinutesTaken', clear, secret: minutes });
  });
