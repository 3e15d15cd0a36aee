import { Invalid } from '../../domain/errors.ts';
import type { Registration } from '../../domain/intake/records.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';

/**
 * Refuses to register a report in a child's file when it is about somebody of 18 or over: what came in
 * is information about a young person, or perhaps her own application (20 kap. 1 § SoL: the file is a
 * child's).
 *
 * @throws Invalid `young-person`
 */
export function refuseChildFile(
  { youngPerson }: Pick<ReportRow, 'youngPerson'>,
  { registeredAs }: Registration,
  pointer: string,
): void {
  if (!youngPerson || registeredAs !== 'report') return;
  throw new Invalid('young-person', {
    errors: [{ pointer: `${pointer}/registeredAs`, code: 'not-a-choice' }],
  });
}
