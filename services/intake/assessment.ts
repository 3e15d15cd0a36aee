import { effectsOf } from '../../domain/acting/effects.ts';
import { situationOfReport } from '../../database/situations/situation-store.ts';
import type { Answer, Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { onReport, type DeedAnswer } from '../acting/on-report.ts';
import { openSituation } from '../situations/open-situation.ts';

export const violenceKinds = ['none', 'byCloseRelation', 'witnessed', 'honour', 'byOther'] as const;
export type ViolenceKind = (typeof violenceKinds)[number];

/** Opens an investigation without delay (HSLF-FS 2022:39), and is no matter for a joint meeting. */
export function isCloseViolence(violence: ViolenceKind): boolean {
  return violence !== 'none' && violence !== 'byOther';
}

export type ProtectionAssessment = {
  readonly immediateNeed: 'yes' | 'no';
  /** Reasons also when the answer is no. */
  readonly reasons: string;
  readonly violence: ViolenceKind;
};

/** Dated, named, for every report (20 kap. 1 § SoL); *yes* is an acute situation. */
export function assessProtection(
  deps: Deps,
  call: Call,
  reportId: string,
  assessment: ProtectionAssessment,
): Promise<Answer<DeedAnswer>> {
  return onReport(
    deps,
    call,
    { reportId, action: 'protection.assess', resource: 'protection-assessments' },
    async (file) => {
      const { report, tx } = file;
      const fact = file.work.record({ kind: 'protectionAssessed', secret: assessment });
      const separateTalks = report.protectedContact || isCloseViolence(assessment.violence);
      file.apply(effectsOf({ kind: 'protectionAssessed', separateTalks }), fact.seq);
      if (assessment.immediateNeed === 'yes' && !(await situationOfReport(tx, reportId))) {
        await openSituation(deps, tx, call, { because: 'immediateNeed', reports: [report] });
      }
      return fact;
    },
  );
}
