import type { ReportContent } from '../../domain/report/report-content.ts';
import { assessProtection } from '../../services/intake/assessment.ts';
import { recordConsent } from '../../services/meetings/consents.ts';
import type { Deps } from '../../services/acting/deps.ts';
import { decideOnInvestigation, informConcerned } from '../../services/decisions/decisions.ts';
import { giveFeedback } from '../../services/decisions/feedback.ts';
import { inviteToMeeting, recordMeetingOutcome } from '../../services/meetings/hold-meeting.ts';
import { proposeMeeting } from '../../services/meetings/plan-meeting.ts';
import { openReport } from '../../services/intake/routing.ts';
import { sendReport, type Receipt } from '../../services/reports/send-report.ts';
import { signReport } from '../../services/sign-off/sign-off.ts';
import { addSupplement, readSupplement } from '../../services/reports/supplements.ts';
import { sampleReport } from './sample-report.ts';
import type { TestSystem } from './system.ts';
import type { ProtectionAssessment } from '../../domain/intake/records.ts';

const chief = 'ifochef.degerfors';

/** What people write on the way. */
export const journeyWords = {
  assessment: 'Barnet är hos sin farmor över helgen.',
  place: 'Kommunhuset, rum Linden',
  decision: 'Upprepad brist i omsorgen om barnet.',
  childsView: 'Vill att farmor hjälper till hemma.',
  bestInterests: 'En utredning behövs för barnets bästa.',
  supplement: 'Barnet var hungrigt igen i morse.',
} as const;

/** What people do to a report, each at the system's clock and through the product's services. */
export function journeySteps(system: TestSystem, deps: Deps = system.deps) {
  const { as } = system;
  return {
    send: async (changes: Partial<ReportContent> = {}): Promise<Receipt> =>
      await sendReport(deps, await as('larare.degerfors'), sampleReport(changes)),
    sign: async (id: string): Promise<void> => {
      for (const who of ['rektor', 'skolskoterska', 'kurator']) {
        await signReport(deps, await as(`${who}.degerfors`), id, { answer: 'signed' });
      }
    },
    open: async (id: string) => openReport(deps, await as(chief), id),
    assess: async (id: string, changes: Partial<ProtectionAssessment> = {}) =>
      assessProtection(deps, await as(chief), id, {
        immediateNeed: 'no',
        reasons: journeyWords.assessment,
        violence: 'none',
        ...changes,
      }),
    invite: async (id: string): Promise<{ meetingId: string; invitationId: string }> => {
      for (const one of ['child', 'guardian1'] as const) {
        for (const kind of ['attend', 'shareInformation'] as const) {
          await recordConsent(deps, await as(chief), id, {
            of: one,
            kind,
            answer: 'given',
            how: 'spoken',
            parties: ['school', 'socialServices'],
          });
        }
      }
      const proposed = await proposeMeeting(deps, await as(chief), id, {
        times: [system.clock.now()],
        place: journeyWords.place,
      });
      const meetingId = proposed.id;
      const invited = await inviteToMeeting(
        deps,
        await as(chief),
        { reportId: id, meetingId },
        {
          time: system.clock.now(),
          place: journeyWords.place,
          invited: ['reporter', 'guardian1'],
          language: 'sv',
        },
      );
      return { meetingId, invitationId: invited.id };
    },
    hold: async (id: string, meetingId: string) =>
      recordMeetingOutcome(
        deps,
        await as(chief),
        { reportId: id, meetingId },
        { outcome: 'held', reason: null },
      ),
    decide: async (id: string) =>
      decideOnInvestigation(deps, await as(chief), id, {
        outcome: 'open',
        grounds: 'omsorg',
        reasons: journeyWords.decision,
        childsView: journeyWords.childsView,
        bestInterests: journeyWords.bestInterests,
        identifiersChecked: true,
        override: null,
      }),
    inform: async (id: string) =>
      informConcerned(deps, await as(chief), id, { told: true, how: 'telefon' }),
    answer: async (id: string) => giveFeedback(deps, await as(chief), id, { answer: 'opened' }),
    supplement: async (id: string): Promise<string> =>
      (
        await addSupplement(deps, await as('larare.degerfors'), id, {
          text: journeyWords.supplement,
          events: [],
        })
      ).id,
    readSupplement: async (reportId: string, supplementId: string) =>
      readSupplement(
        deps,
        await as(chief),
        { reportId, supplementId },
        { newWorry: false, note: null },
      ),
  };
}

export type JourneySteps = ReturnType<typeof journeySteps>;
