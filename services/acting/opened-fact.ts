import type { FactShapes } from '../../domain/areas.ts';
import type { FactKind } from '../../domain/kinds.ts';
import type { FactRow } from '../../database/acting/fact-store.ts';
import type { StreamSeal } from './seal.ts';

/** A stored fact with its secret unsealed, in the shape that its kind of fact is written in. */
export type OpenedFact<K extends FactKind = FactKind> = {
  readonly [P in K]: Omit<FactRow, 'kind' | keyof FactShapes[P]> &
    FactShapes[P] & { readonly kind: P };
}[K];

/**
 * Unseals the secret of a fact. The seal is bound to the row's table and id, so what opens here is
 * what was sealed for this very row; its shape is therefore not checked again.
 */
export function openFact<K extends FactKind>(seal: StreamSeal, fact: FactRow): OpenedFact<K> {
  const secret = fact.sealed && seal.unsealJson({ table: 'fact', ...fact }, fact.sealed);
  return { ...fact, secret } as unknown as OpenedFact<K>;
}
