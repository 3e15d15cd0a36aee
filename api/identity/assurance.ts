import { Forbidden } from '../../domain/errors.ts';

/** Levels of assurance that are high enough, as the municipalities' providers name them (`acr`). */
export const highEnough = [
  'http://id.elegnamnden.se/loa/1.0/loa3',
  'http://id.elegnamnden.se/loa/1.0/loa4',
] as const;

/**
 * Refuses a login below assurance level 3.
 *
 * @returns the level, which is bound into signatures
 * @throws Forbidden `assurance-too-low`, also when none is stated
 */
export function sufficientAssurance(stated: string | undefined): string {
  const known: readonly string[] = highEnough;
  if (stated === undefined || !known.includes(stated)) {
    throw new Forbidden('assurance-too-low', { rule: 'loa3', required: highEnough });
  }
  return stated;
}
