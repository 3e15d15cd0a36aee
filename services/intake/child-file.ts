import { Invalid, type ErrorCodes, type FieldErrorCode } from '../../domain/errors.ts';
import type { Registration } from '../../domain/intake/records.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';

const refuse = (code: ErrorCodes['Invalid'], pointer: string, because: FieldErrorCode): never => {
  throw new Invalid(code, { errors: [{ pointer, code: because }] });
};

/**
 * Refuses to register a report without the child's file, which has its reference in the
 * municipality's case system; one that has none, an unborn child's, is registered with the reason (20
 * kap. 1 § SoL). About somebody of 18 or over no report is registered in any file: the file is a
 * child's, and what came in is information about a young person, or perhaps her own application.
 *
 * @param pointer of the registration in the request
 * @throws Invalid `young-person`, `child-file-missing`
 */
export function refuseOtherFile(
  { youngPerson }: Pick<ReportRow, 'youngPerson'>,
  { registeredAs, childFile, whyNoFile }: Registration,
  pointer: string,
): void {
  const isReport = registeredAs === 'report';
  if (!youngPerson) {
    if (isReport && !childFile && !whyNoFile) {
      refuse('child-file-missing', `${pointer}/childFile`, 'required');
    }
    return;
  }
  if (isReport) refuse('young-person', `${pointer}/registeredAs`, 'not-a-choice');
  if (childFile) refuse('young-person', `${pointer}/childFile`, 'not-a-choice');
}
