import type { Due, StepExpectation } from './case-file.ts';
import { Difference, expectSame } from './difference.ts';

/** A duty as the API shows it. */
export type Duty = {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly dueAt: string;
};

type Duties = readonly Duty[];

export function openOnes(duties: Duties): Duties {
  return duties.filter(({ state }) => state === 'open');
}

export function kindsOf(duties: Duties): readonly string[] {
  return [...new Set(duties.map(({ kind }) => kind))].sort();
}

const lacking = (duties: Duties, others: Duties): Duties =>
  duties.filter((duty) => !others.some(({ id }) => id === duty.id));

const expectKinds = (where: string, kinds: readonly string[], duties: Duties): void => {
  const seen = kindsOf(duties);
  const missed = kinds.find((kind) => !seen.includes(kind));
  if (missed) throw new Difference(where, missed, seen);
};

/** @throws Difference unless the step opened and closed a duty of each kind that the case names */
export function checkChange(
  where: string,
  { opens = [], closes = [] }: StepExpectation,
  [before, after]: readonly [Duties, Duties],
): void {
  expectKinds(`${where} opens`, opens, lacking(openOnes(after), before));
  expectKinds(`${where} closes`, closes, lacking(openOnes(before), openOnes(after)));
}

/** @throws Difference unless the open duties of each kind named are due at the instant named */
export function checkDue(where: string, due: Due, duties: Duties): void {
  for (const [kind, instant] of Object.entries(due)) {
    const seen = openOnes(duties).filter((duty) => duty.kind === kind);
    expectSame(`${kind} due ${where}`, [instant], [...new Set(seen.map(({ dueAt }) => dueAt))]);
  }
}
