import { isAskedOf } from '../../domain/access/decide.ts';
import { isSignatoryRole, type SignatoryRole } from '../../domain/access/roles.ts';
import { Conflict, Forbidden } from '../../domain/errors.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import {
  actOnReport,
  reportResource,
  type ReportDone,
  type ReportFile,
} from '../reports/report-stream.ts';

export type Signing =
  { readonly answer: 'signed' } | { readonly answer: 'declined'; readonly comment: string };

/**
 * The functions for which the caller is asked to sign, her own first, then the one that she is
 * deputy for once the signatory's first rung has come.
 */
const askedOf = ({ acting, row, duties }: ReportFile): readonly SignatoryRole[] => {
  const { actor, at } = acting.call;
  if (actor.is !== 'person') return [];
  const own = actor.assignment;
  return reportResource(row, duties(), at)
    .asked.filter((asked) => isAskedOf(own, asked))
    .map(({ role }) => role)
    .filter(isSignatoryRole)
    .toSorted((a, b) => Number(b === own.role) - Number(a === own.role));
};

/**
 * The first function the caller is asked for that has not been answered yet.
 *
 * @throws Forbidden `not-asked`; Conflict `already-answered`
 */
const signsFor = (file: ReportFile): SignatoryRole => {
  const roles = askedOf(file);
  const asking = file
    .duties()
    .filter(({ kind, signatory }) => kind === 'coSign' && roles.some((role) => role === signatory));
  const role = roles.find((one) =>
    asking.some(({ signatory, state }) => signatory === one && state === 'open'),
  );
  if (role) return role;
  if (roles.length === 0) throw new Forbidden('not-asked', { rule: 'report.sign' });
  throw new Conflict('already-answered', { current: asking[0]?.reason });
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
