import { Conflict, Forbidden } from '../../domain/errors.ts';
import { effectsOf } from '../../domain/acting/effects.ts';
import { isAskedOf } from '../../domain/access/permissions.ts';
import { isSignatoryRole, type SignatoryRole } from '../../domain/access/roles.ts';
import type { Answer, Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { onReport, type DeedAnswer } from '../acting/on-report.ts';
import type { ReportFile } from '../acting/report-file.ts';
import { reportResource } from '../reports/report-resource.ts';

export type Signing =
  { readonly answer: 'signed' } | { readonly answer: 'declined'; readonly comment: string };

/** What is asked of a person: her own function, and the one she steps in for when it is her turn. */
const askedOf = ({ call, report, duties }: ReportFile): readonly SignatoryRole[] => {
  if (call.actor.is !== 'person') return [];
  const own = call.actor.assignment;
  return reportResource(report, duties(), call.at)
    .asked.filter((asked) => isAskedOf(own, asked))
    .map(({ role }) => role)
    .filter(isSignatoryRole)
    .toSorted((a, b) => Number(b === own.role) - Number(a === own.role));
};

/** The first of them that is still unanswered. */
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
 * Co-signs the report exactly as sent, or declines with a comment; neither stops anything. The
 * signature binds role, person, instant, login assurance and `contentHash`.
 *
 * @throws Conflict `already-answered`; Forbidden `not-asked`
 */
export function signReport(
  deps: Deps,
  call: Call,
  reportId: string,
  signing: Signing,
): Promise<Answer<DeedAnswer>> {
  return onReport(
    deps,
    call,
    { reportId, action: 'report.sign', resource: 'signatures' },
    async (file) => {
      const role = signsFor(file);
      const fact = file.work.record({
        kind: 'signatureRecorded',
        clear: {
          role,
          outcome: signing.answer,
          assurance: call.actor.is === 'person' ? call.actor.assurance : null,
          contentHash: file.report.contentHash,
        },
        ...(signing.answer === 'declined' && { secret: { comment: signing.comment } }),
      });
      file.apply(effectsOf({ kind: 'signatureRecorded', role, state: signing.answer }), fact.seq);
      return fact;
    },
  );
}
