import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { beginConsultation, nameOf, type ConsultationBegun } from './begin-consultation.ts';
import { refuseNumbers } from './refuse-numbers.ts';

export type NewQuestion = {
  readonly question: string;
  /** Asked while a report is being written. */
  readonly fromDraft: boolean;
};

/**
 * Asks the social services of one's own municipality about a worry, without naming the child
 * (routine §0). It is owed an answer, and the duty to report waits for none (19 kap. 1 § SoL).
 *
 * @throws Forbidden for all but a school's staff; Invalid `identity-number`
 */
export function askConsultation(
  deps: Deps,
  call: Call,
  { question, fromDraft }: NewQuestion,
): Promise<ConsultationBegun> {
  return beginConsultation(deps, call, 'consultationAsked', {
    asked: (_acting, { personId: askerId, assignment }) => {
      refuseNumbers({ question });
      const { organisationId, unitId: askerUnitId } = assignment;
      return { organisationId, askerUnitId, askerId, way: 'written', fromDraft };
    },
    record: async (file, id) => {
      const by = await nameOf(file.acting);
      return file.record('consultationAsked', { id, secret: { question, by } });
    },
  });
}
