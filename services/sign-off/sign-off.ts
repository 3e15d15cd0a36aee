import type { SignatoryRole } from '../../domain/access/roles.ts';
import { Conflict, Forbidden } from '../../domain/errors.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { actOnReport, type ReportDone, type ReportFile } from '../reports/report-stream.ts';
import { isAwaitedOf, rolesAsked } from './roles-asked.ts';

export type Signing =
  { readonly answer: 'signed' } | { readonly answer: 'declined'; readonly comment: string };

/**
 * The first function the caller is asked for that has not been answered yet.
 *
 * @throws Forbidden `not-asked`; Conflict `already-answered`
 */
const signsFor = (file: ReportFile): SignatoryRole => {
  const duties = file.duties();
  const roles = rolesAsked(file.acting.call, file.row, duties);
  const role = roles.find((one) => isAwaitedOf(duties, one));
  if (role) return role;
  if (roles.length === 0) throw new Forbidden('not-asked', { rule: 'report.sign' });
  const asking = duties.find(
    ({ kind, signatory }) => kind === 'coSign' && roles.some((one) => one === signatory),
  );
  throw new Conflict('already-answered', { current: asking?.reason });
};

/**
 * Co-signs the report exactly as sent, or declines with a comment; the handling of the report waits
 * for neither. The signature binds role, person, instant, login assurance and `contentHash`.
 *
 * @throws Conflict `already-answered`; Forbidden `not-asked`
 */
export function signReport(
  deps: Deps,
  call: Call,
  reportId: string,
  signing: Signing,
): Promise<ReportDone> {
  const deed = { reportId, fact: 'signatureRecorded' } as const;
  return actOnReport(deps, call, deed, async (file) =>
    file.record('signatureRecorded', {
      role: signsFor(file),
      outcome: signing.answer,
      assurance: call.actor.is === 'person' ? call.actor.assurance : null,
      contentHash: file.row.contentHash,
      secret: signing.answer === 'declined' ? { comment: signing.comment } : null,
    }),
  );
}
