import { Forbidden } from '../../domain/errors.ts';

/** Levels of assurance that are high enough, as the municipalities' providers name them (`acr`). */
const highEnough: readonly string[] = [
  'http://id.elegnamnden.se/loa/1.0/loa3',
  'http://id.elegnamnden.se/loa/1.0/loa4',
];

/** @returns the level, which signatures bind. @throws Forbidden `assurance-too-low`, also for none */
export function sufficientAssurance(stated: string | undefined): string {
  if (stated === undefined || !highEnough.includes(stated)) {
    throw new Forbidden('assurance-too-low', { rule: 'loa3', required: highEnough });
  }
  return stated;
}
