export const factorKinds = ['protective', 'risk'] as const;
export const factorLevels = ['individual', 'family', 'school', 'surroundings', 'society'] as const;
export type FactorLevel = (typeof factorLevels)[number];

/** What protects the child or puts it at risk, in words alone: nothing here is counted or scored. */
export type Factor = {
  readonly kind: (typeof factorKinds)[number];
  readonly level: FactorLevel;
  readonly text: string;
  /** Who says so. */
  readonly source: string;
};

/** The two sides of one level, the protective first (routine §5.3). */
export type LevelOfFactors<F extends Factor = Factor> = {
  readonly level: FactorLevel;
  readonly protective: readonly F[];
  readonly risks: readonly F[];
};

/** Every level there is, also one of which nothing is known, so that a gap is seen as one. */
export function factorsByLevel<F extends Factor>(
  factors: readonly F[],
): readonly LevelOfFactors<F>[] {
  return factorLevels.map((level) => {
    const here = factors.filter((factor) => factor.level === level);
    return {
      level,
      protective: here.filter(({ kind }) => kind === 'protective'),
      risks: here.filter(({ kind }) => kind === 'risk'),
    };
  });
}
