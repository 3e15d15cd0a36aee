import type { ReportContent } from '../../domain/report/report-content.ts';
import type { Deps } from '../acting/deps.ts';

/**
 * The municipality that receives a report: the one it names, else that of the child's home, else the
 * one where the child is now, else the sender's own. Whichever receives it assesses it, so that a
 * doubtful address stops no report.
 *
 * @param home id of the sender's own municipality
 * @returns its id
 */
export function receivingMunicipality(
  { directory }: Pick<Deps, 'directory'>,
  content: Pick<ReportContent, 'municipalityCode' | 'child' | 'childNow'>,
  home: string,
): string {
  return (
    [
      content.municipalityCode,
      content.child.homeMunicipalityCode,
      content.childNow.municipalityCode,
    ]
      .map((code) => code && directory.municipalityByCode(code)?.id)
      .find((id) => id) ?? home
  );
}
