import type { FactKind } from '../../domain/kinds.ts';

/** How a deed ended: done, answered from what was remembered, or with this error. */
export type DeedEnd = 'done' | 'repeated' | { readonly error: unknown };

/** Is told how each deed ended, by the fact that it was to record. It must not throw. */
export type DeedEnded = (fact: FactKind, end: DeedEnd) => void;
