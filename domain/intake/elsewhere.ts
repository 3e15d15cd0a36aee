import type { ReportContent } from '../report/report-content.ts';
import type { ElsewhereGround } from '../report/status.ts';

/** A municipality as the officer states it; its code is Statistics Sweden's, four digits. */
export type StatedMunicipality = { readonly code: string; readonly name: string };

/**
 * What an officer has found of which municipality answers for the child. That it is this one is a
 * finding too: the first may have been wrong, or only have looked so.
 */
export type Whereabouts =
  | {
      readonly ground: ElsewhereGround;
      readonly municipality: StatedMunicipality;
      /** By what it is known. */
      readonly knownBy: string;
    }
  | { readonly ground: 'here'; readonly knownBy: string };

/** What the report itself suggests; a person decides. */
export type Suggestion = {
  readonly ground: Exclude<ElsewhereGround, 'movedAway'>;
  /** Null where the report names none. */
  readonly municipalityCode: string | null;
};

/**
 * Whether the report's own words suggest that another municipality answers for the child: its home
 * is stated to be there, or it lives in a home that it was placed in. That it lives in such a home
 * says nothing of who placed it, so that only the stated home names a municipality.
 *
 * @param here the code of the municipality that received the report
 */
export function suggestedWhereabouts(
  { child, guardians }: Pick<ReportContent, 'child' | 'guardians'>,
  here: string,
): Suggestion | null {
  const { homeMunicipalityCode: home } = child;
  const isElsewhere = home !== null && /^\d{4}$/.test(home) && home !== here;
  const municipalityCode = isElsewhere ? home : null;
  if (guardians.some(({ kind }) => kind === 'placedHome')) {
    return { ground: 'placedByOther', municipalityCode };
  }
  return isElsewhere ? { ground: 'livesElsewhere', municipalityCode } : null;
}
