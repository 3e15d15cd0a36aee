import type { FactShapes } from '../../domain/areas.ts';
import type { FactKind } from '../../domain/kinds.ts';
import type { FactRow } from '../../database/acting/fact-store.ts';
import type { StreamSeal } from './seal.ts';

/** A stored fact with its secret opened, in the shape that its kind is written in. */
export type OpenedFact<K extends FactKind = FactKind> = {
  readonly [P in K]: Omit<FactRow, 'kind' | keyof FactShapes[P]> &
    FactShapes[P] & { readonly kind: P };
}[K];

/** The seal binds what it opens to the row it was written for: here its shape is taken at its word. */
export function openFact<K extends FactKind>(seal: StreamSeal, fact: FactRow): OpenedFact<K> {
  const secret = fact.sealed && seal.unsealJson('fact', fact.id, fact.sealed);
  return { ...fact, secret } as unknown as OpenedFact<K>;
}
