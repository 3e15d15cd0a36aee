import { randomUUID } from 'node:crypto';
import type { ReportContent } from '../../domain/report/report-content.ts';
import { assessProtection } from '../../services/intake/assessment.ts';
import { recordConsent } from '../../services/meetings/consents.ts';
import { decideOnInvestigation } from '../../services/decisions/decisions.ts';
import { inviteToMeeting } from '../../services/meetings/hold-meeting.ts';
import { proposeMeeting, waiveMeeting } from '../../services/meetings/plan-meeting.ts';
import { openReport } from '../../services/intake/routing.ts';
import { sendReport, type Receipt } from '../../services/reports/send-report.ts';
import { sampleReport } from './sample-report.ts';
import type { TestSystem } from './system.ts';
import type { Decision } from '../../domain/decisions/records.ts';
import type { ProtectionAssessment } from '../../domain/intake/records.ts';
import type { Consent } from '../../domain/meetings/records.ts';
import type { FollowUpRecord } from '../../domain/situations/records.ts';
import type { ReportDone } from '../../services/reports/report-stream.ts';

export const calmAssessment: ProtectionAssessment = {
  immediateNeed: 'no',
  reasons: 'Barnet är hos sin farmor.',
  violence: 'none',
};

/** A follow-up meeting that was held, of which there was little to say. */
export const heldFollowUp: FollowUpRecord = {
  held: true,
  date: '2026-11-16',
  people: [],
  worked: 'allt',
  didNot: 'inget',
  agreedChanges: [],
};

export const decisionToOpen: Decision = {
  outcome: 'open',
  grounds: 'omsorg',
  reasons: 'Upprepad brist i omsorgen.',
  childsView: 'Vill att farmor hjälper till.',
  bestInterests: 'Utredning behövs för barnets bästa.',
  identifiersChecked: true,
  override: null,
};

type Content = Partial<ReportContent>;
type OnMeeting = { readonly reportId: string; readonly meetingId: string };

/** The deeds that most tests begin with; without a login the leader of Degerfors does them. */
export type Deeds = {
  readonly send: (changes?: Content, login?: string) => Promise<Receipt>;
  readonly open: (id: string, login?: string) => Promise<ReportDone>;
  readonly assess: (
    id: string,
    changes?: Partial<ProtectionAssessment>,
    login?: string,
  ) => Promise<ReportDone>;
  readonly decide: (id: string, changes?: Partial<Decision>, login?: string) => Promise<ReportDone>;
  readonly waive: (id: string, login?: string) => Promise<ReportDone>;
  readonly consent: (
    id: string,
    consent: Pick<Consent, 'of' | 'answer'> & Partial<Consent>,
    login?: string,
  ) => Promise<ReportDone>;
  readonly propose: (id: string, login?: string) => Promise<ReportDone>;
  readonly invite: (
    on: OnMeeting,
    invited: readonly string[],
    login?: string,
  ) => Promise<ReportDone>;
  /** Sent, and brought as far as the name says. */
  readonly opened: (changes?: Content) => Promise<Receipt>;
  readonly assessed: (changes?: Content) => Promise<Receipt>;
  readonly decided: (changes?: Content, decision?: Partial<Decision>) => Promise<Receipt>;
  /** Away by the roster, until what is returned is called. */
  readonly absent: (login: string, from: string, to: string) => Promise<() => Promise<void>>;
};

const leader = 'ifochef.degerfors';
const noon = '2026-11-20T12:00:00.000Z';
const place = 'Familjecentralen';

export function deedsOf({ deps, workerDeps, as }: TestSystem): Deeds {
  const send: Deeds['send'] = async (changes = {}, login = 'larare.degerfors') =>
    await sendReport(deps, await as(login), sampleReport(changes));
  const open: Deeds['open'] = async (id, login = leader) =>
    await openReport(deps, await as(login), id);
  const assess: Deeds['assess'] = async (id, changes = {}, login = leader) =>
    await assessProtection(deps, await as(login), id, { ...calmAssessment, ...changes });
  const decide: Deeds['decide'] = async (id, changes = {}, login = leader) =>
    await decideOnInvestigation(deps, await as(login), id, { ...decisionToOpen, ...changes });
  const waive: Deeds['waive'] = async (id, login = leader) =>
    await waiveMeeting(deps, await as(login), id, { reason: 'noConsent', note: 'Nej tack.' });
  const opened: Deeds['opened'] = async (changes) => {
    const sent = await send(changes);
    await open(sent.id);
    return sent;
  };
  const assessed: Deeds['assessed'] = async (changes) => {
    const sent = await opened(changes);
    await assess(sent.id);
    return sent;
  };
  return {
    send,
    open,
    assess,
    decide,
    waive,
    opened,
    assessed,
    decided: async (changes, decision) => {
      const sent = await assessed(changes);
      await waive(sent.id);
      await decide(sent.id, decision);
      return sent;
    },
    consent: async (id, given, login = leader) => {
      const plain = { kind: 'attend', how: 'spoken', parties: ['socialtjänsten'] } as const;
      return await recordConsent(deps, await as(login), id, { ...plain, ...given });
    },
    propose: async (id, login = leader) =>
      await proposeMeeting(deps, await as(login), id, { times: [noon], place }),
    invite: async (on, invited, login = leader) => {
      const invitation = { time: noon, place, invited, language: 'sv' } as const;
      return await inviteToMeeting(deps, await as(login), on, invitation);
    },
    absent: async (login, from, to) => {
      const id = randomUUID();
      await workerDeps.db.raw(
        `insert into absence (id, person_id, municipality_id, organisation_id, starts_at, ends_at)
         select ?, p.id, a.municipality_id, a.organisation_id, ?, ?
         from person p join assignment a on a.person_id = p.id where p.subject = ?`,
        [id, from, to, login],
      );
      return async () => {
        await workerDeps.db.raw(`delete from absence where id = ?`, [id]);
      };
    },
  };
}
