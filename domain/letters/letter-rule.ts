import type { RowSide } from '../access/roles.ts';
import type { Fact, FactShape } from '../acting/fact-rule.ts';
import type { FactKind, StreamKind } from '../kinds.ts';

/** The branch of a workflow that has a letter made, named as the routine names its part. */
export type LetterBranch = 'intake' | 'signOff' | 'jointMeeting' | 'feedback' | 'acuteFollowUp';

export type LetterCopy = {
  /**
   * `reporter`, `school`, `child`, `guardian1` …: a place, never a name. Null for a letter without
   * addressee.
   */
  readonly to: string | null;
  /**
   * The name under which the letter is made once in its stream. It is stored in clear and enters
   * the workflow's history, where nothing that a person has stated may stand: so it numbers the
   * copies and does not say to whom they go.
   */
  readonly step: string;
};

type CopiesOf<Shape> = { of(fact: Fact<Shape>): readonly LetterCopy[] }['of'];

/** Everything there is to know of one kind of letter besides how it is drawn. */
export type LetterRule<K extends FactKind = FactKind, Shape = FactShape> = {
  readonly stream: StreamKind;
  readonly side: Exclude<RowSide, 'auditor'>;
  readonly branch: LetterBranch;
  /** The kind of fact that makes the letter due. */
  readonly dueBy: K;
  /** The copies to make: one for each addressee of the fact. */
  readonly copies: CopiesOf<Shape>;
};
