import type { FactTable } from '../acting/fact-rule.ts';
import { byIntake, bySignatory, living, type ActionRule } from '../access/grants.ts';

export const correctionActions = {
  // That only the recorder or a leader, or the signer, may correct this one record is the service's
  // to see. A record can be wrong in any living status.
  'record.correct': { by: [byIntake, bySignatory], in: living },
} as const satisfies Readonly<Record<string, ActionRule>>;

export type CorrectionFacts = {
  /**
   * Why a record was corrected (36 § FL). `about` is the correction, a fact of the corrected kind;
   * the reason stays on the recorder's side, which `outcome` names, also where the record crosses.
   */
  correctionExplained: {
    readonly about: string;
    readonly outcome: 'sender' | 'receiver';
    readonly secret: { readonly reason: string };
  };
};

export const correctionFacts: FactTable<'report', CorrectionFacts> = {
  correctionExplained: {
    stream: 'report',
    side: ({ outcome }) => outcome,
    action: 'record.correct',
    readBy: 'report.readContent',
  },
};
