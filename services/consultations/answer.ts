import type { AnswerWay } from '../../domain/consultations/records.ts';
import { Conflict } from '../../domain/errors.ts';
import { act } from '../acting/act.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { nameOf } from './begin-consultation.ts';
import { consultationStream, type ConsultationDone } from './consultation-stream.ts';
import { refuseNumbers } from './refuse-numbers.ts';

export type GivenAnswer = { readonly outcome: AnswerWay; readonly answer: string };

/**
 * Answers a consultation, or writes down what was said by telephone. Any officer of the unit may, and
 * the first to do so ends the duty.
 *
 * @throws Conflict `question-answered`; Invalid `identity-number`
 */
export function answerConsultation(
  deps: Deps,
  call: Call,
  consultationId: string,
  { outcome, answer }: GivenAnswer,
): Promise<ConsultationDone> {
  const deed = { on: consultationStream, streamId: consultationId } as const;
  return act(deps, call, { ...deed, fact: 'consultationAnswered' }, async (file) => {
    const { answeredAt } = file.row;
    if (answeredAt) throw new Conflict('question-answered', { current: answeredAt });
    refuseNumbers({ answer });
    const by = await nameOf(file.acting);
    return file.record('consultationAnswered', { outcome, secret: { answer, by } });
  });
}
