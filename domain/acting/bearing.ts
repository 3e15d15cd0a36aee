import { factRule } from '../areas.ts';
import { factKinds, type FactKind } from '../kinds.ts';

/**
 * A decision must weigh everything that has come in, a supplement above all, so any newer fact
 * stops it (20 kap. 2 § SoL).
 */
const weighsEverything: readonly FactKind[] = ['decisionMade'];

/**
 * The kinds of fact that stop a deed when one of them is newer than what its doer has seen: those
 * of the deed's own kind, those that move status or owner, and those that say who consents.
 */
export function factsThatBearOn(deed: FactKind): readonly FactKind[] {
  if (weighsEverything.includes(deed)) return factKinds;
  return factKinds.filter(
    (kind) => kind === deed || kind === 'consentRecorded' || factRule(kind).moves !== undefined,
  );
}
