import type { FactTable } from '../acting/fact-rule.ts';
import type { Instant } from '../calendar/time.ts';
import {
  byIntake,
  byLeaders,
  bySignatory,
  living,
  sinceOpened,
  type ActionRule,
} from '../access/grants.ts';

export const correctionActions = {
  // That only the recorder or a leader, or the signer, may correct this one record is the service's
  // to see. A record can be wrong in any living status.
  'record.correct': { by: [byIntake, bySignatory], in: living },
  // That a record is about another child is confirmed by a leader, also when a case is over.
  'record.move': { by: [byLeaders], in: [...sinceOpened, 'closed'] },
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
  /**
   * That a record was about another child than this report's (36 § FL). `about` is the record, whose
   * words the file then has no longer; whose file they went to is not said here.
   */
  recordTakenOut: { readonly about: string; readonly secret: null };
  /**
   * Who had first written down a record that came from the file of another child, and when. `about`
   * is the record as it stands here; the other file is not named.
   */
  recordBroughtIn: {
    readonly about: string;
    readonly secret: {
      readonly recordedBy: string | null;
      readonly recordedAt: Instant;
      readonly reason: string;
    };
  };
};

const moved = {
  stream: 'report',
  side: 'receiver',
  action: 'record.move',
  readBy: 'report.readContent',
} as const;

export const correctionFacts: FactTable<'report', CorrectionFacts> = {
  correctionExplained: {
    stream: 'report',
    side: ({ outcome }) => outcome,
    action: 'record.correct',
    readBy: 'report.readContent',
  },
  recordTakenOut: moved,
  recordBroughtIn: moved,
};
