import type { RowSide } from '../access/roles.ts';
import type { Fact, FactShape } from '../acting/fact-rule.ts';
import type { FactKind, StreamKind } from '../kinds.ts';

/** The branch of a workflow that has a letter made, named as the routine names its part. */
export type LetterBranch = 'intake' | 'signOff' | 'jointMeeting' | 'feedback' | 'acuteFollowUp';

export type LetterCopy = {
  /** `reporter`, `school`, `child`, `guardian1` …: a place, never a name. Null for one without. */
  readonly to: string | null;
  /**
   * Under which name it is made once in its stream. It stands in clear and in the workflow's
   * history, where whatever was stated must not: so by number.
   */
  readonly step: string;
};

type CopiesOf<Shape> = { of(fact: Fact<Shape>): readonly LetterCopy[] }['of'];

/** Everything there is to know of one kind of letter besides how it is drawn. */
export type LetterRule<K extends FactKind = FactKind, Shape = FactShape> = {
  readonly stream: StreamKind;
  /** Which side keeps it. */
  readonly side: Exclude<RowSide, 'auditor'>;
  readonly branch: LetterBranch;
  /** The fact that makes it due. */
  readonly dueBy: K;
  /** One letter for each addressee of the fact. */
  readonly copies: CopiesOf<Shape>;
};
