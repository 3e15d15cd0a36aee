import {
  byAuditor,
  byIntake,
  bySocialchef,
  senderStaff,
  type ActionRule,
} from '../access/grants.ts';
import { always, type FactTable } from '../acting/fact-rule.ts';
import type { Answer, AnsweredCall, AnswerWay, Question } from './records.ts';

export const consultationActions = {
  'consultation.ask': { by: [{ who: senderStaff, as: 'any' }] },
  'consultation.takeCall': { by: [byIntake] },
  'consultation.read': {
    by: [{ who: senderStaff, as: 'asker' }, byIntake, bySocialchef, byAuditor],
  },
  'consultation.answer': { by: [byIntake] },
  'consultation.report': { by: [{ who: senderStaff, as: 'asker' }] },
} as const satisfies Readonly<Record<string, ActionRule>>;

export type ConsultationFacts = {
  consultationAsked: { readonly secret: Question };
  /** Asked and answered in one call. */
  consultationTaken: { readonly secret: AnsweredCall };
  consultationAnswered: { readonly outcome: AnswerWay; readonly secret: Answer };
  /**
   * That its asker has reported after all; `about` is the report. `elsewhere` is one that the
   * officers who were asked may not know of.
   */
  consultationReported: {
    readonly about: string;
    readonly outcome: 'here' | 'elsewhere';
    readonly secret: null;
  };
};

const shared = { stream: 'consultation', side: 'both', readBy: 'consultation.read' } as const;

/** None of them touches a report: the duty to report waits for no answer (19 kap. 1 § SoL). */
export const consultationFacts: FactTable<'consultation', ConsultationFacts> = {
  consultationAsked: {
    ...shared,
    action: 'consultation.ask',
    opens: { answerConsultation: always },
  },
  consultationTaken: {
    ...shared,
    action: 'consultation.takeCall',
    moves: ({ occurredAt }) => ({ answeredAt: occurredAt }),
  },
  consultationAnswered: {
    ...shared,
    action: 'consultation.answer',
    moves: ({ occurredAt }) => ({ answeredAt: occurredAt }),
    closes: { answerConsultation: always },
  },
  consultationReported: {
    ...shared,
    side: ({ outcome }) => (outcome === 'here' ? 'both' : 'sender'),
    action: 'consultation.report',
  },
};
