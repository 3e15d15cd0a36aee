import { factRule } from '../areas.ts';
import { factKinds, type FactKind } from '../kinds.ts';

/** Before a decision everything that has come in counts, a supplement above all (20 kap. 2 § SoL). */
const weighsEverything: readonly FactKind[] = ['decisionMade'];

/**
 * The facts that stop a deed when they are newer than what its doer has seen: one like it, and those
 * that move status or owner, or that say who consents.
 */
export function factsThatBearOn(deed: FactKind): readonly FactKind[] {
  if (weighsEverything.includes(deed)) return factKinds;
  return factKinds.filter(
    (kind) => kind === deed || kind === 'consentRecorded' || factRule(kind).moves !== undefined,
  );
}
