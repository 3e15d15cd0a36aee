import type { ConsentAnswer, FamilyMember } from '../../domain/meetings/consent.ts';
import type { ReportContent } from '../../domain/report/report-content.ts';
import { recordMeetingOutcome, takeMinutes } from '../../services/meetings/hold-meeting.ts';
import type { Stage } from './stage.ts';
import type { MeetingOutcome, Minutes } from '../../domain/meetings/records.ts';

/** A meeting of a report. */
export type On = { readonly reportId: string; readonly meetingId: string };

export const minutes: Minutes = {
  present: [{ who: 'guardian1', difficulties: 'Orkar inte.', assets: 'Vill.' }],
  questions: 'Vem hämtar?',
  agreed: [{ what: 'Farmor hämtar.', by: 'farmor', when: 'varje dag' }],
};

const leader = 'ifochef.degerfors';

export type MeetingDeeds = {
  /** An assessed report with times proposed. */
  readonly proposed: (changes?: Partial<ReportContent>) => Promise<On>;
  /** Each person's two consents, to the same effect. */
  readonly answered: (on: On, of: FamilyMember, answer: ConsentAnswer) => Promise<void>;
  readonly given: (on: On, ...people: readonly FamilyMember[]) => Promise<void>;
  readonly end: (on: On, outcome?: MeetingOutcome) => ReturnType<typeof recordMeetingOutcome>;
  readonly take: (on: On) => ReturnType<typeof takeMinutes>;
};

/** What leads to a joint meeting and ends it, done by the leader of Degerfors. */
export function meetingDeedsOf({ system, deeds }: Stage): MeetingDeeds {
  const answered: MeetingDeeds['answered'] = async ({ reportId }, of, answer) => {
    await deeds.consent(reportId, { of, answer });
    await deeds.consent(reportId, { of, answer, kind: 'shareInformation', parties: ['school'] });
  };
  return {
    answered,
    proposed: async (changes) => {
      const { id } = await deeds.assessed(changes);
      return { reportId: id, meetingId: (await deeds.propose(id)).id };
    },
    given: async (on, ...people) => {
      for (const of of people) await answered(on, of, 'given');
    },
    end: async (on, outcome = 'held') =>
      recordMeetingOutcome(system.deps, await system.as(leader), on, { outcome, reason: null }),
    take: async (on) => takeMinutes(system.deps, await system.as(leader), on, minutes),
  };
}
