import type { Case } from '../journey/case-file.ts';
import type { Asking } from './ask.ts';
import type { DrilledSystem } from './drilled-system.ts';

/** What each kind of drill is given. */
export type Part = {
  readonly system: DrilledSystem;
  readonly asking: Asking;
  readonly cases: readonly Case[];
  readonly say: (line: string) => void;
};

/** Does something to the system. @returns what was not as it should be */
export type Drill = (part: Part) => Promise<readonly string[]>;
