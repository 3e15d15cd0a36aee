import { whyNotOffered, type NotOffered } from '../../domain/cooperation/offered.ts';
import { Conflict } from '../../domain/errors.ts';
import { guardiansIn } from '../../domain/meetings/family.ts';
import { bornOn } from '../../domain/report/age.ts';
import { isContactProtected } from '../../domain/report/protected-contact.ts';
import type { ReportContent } from '../../domain/report/report-content.ts';
import type { ProtectionAssessment } from '../../domain/intake/records.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { fromSocialServices } from './from-social-services.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { actOnReport, type ReportDone } from '../reports/report-stream.ts';
import { beginHandOver } from './begin-hand-over.ts';
import type { ChosenFor, FormChoice } from './form-choice.ts';

/** Why no form is offered for the child of a report; undefined where they are. */
export function notOfferedFor(
  row: ReportRow,
  assessments: readonly { readonly secret: ProtectionAssessment }[],
): NotOffered | undefined {
  const assessed = assessments.at(-1)?.secret.immediateNeed;
  return whyNotOffered({
    immediateNeed: assessed === undefined ? null : assessed === 'yes',
    protectedContact: isContactProtected(row),
    protectedIdentity: row.protectedIdentity,
  });
}

/** The child of a report, as far as a form can be told of it. */
export function chosenFor(content: ReportContent, at: Instant): ChosenFor {
  const { givenName, familyName, identity } = content.child;
  const birthDate = bornOn(content.child, at);
  return {
    child: { givenName, familyName, identity, birthDate, schoolYear: null },
    guardians: guardiansIn(content),
  };
}

/**
 * Chooses a cooperation form for the child of a report and hands it over, with the family's consents
 * (routine §9, 12 kap. 2 § OSL). It is never done in the place of anything that the report owes, and
 * outlives it.
 *
 * @throws Conflict `forms-not-offered`, with why; and as `beginHandOver`
 */
export function chooseForm(
  deps: Deps,
  call: Call,
  reportId: string,
  choice: FormChoice,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'handedOver' }, async (file) => {
    const { acting, row } = file;
    const assessments = await file.facts({ kinds: ['protectionAssessed'] });
    const current = notOfferedFor(row, assessments);
    if (current) throw new Conflict('forms-not-offered', { current });
    const { municipalityId, receivingUnitId } = row;
    return beginHandOver(acting, {
      choice,
      of: chosenFor(await file.content(), call.at),
      from: fromSocialServices(deps, call, { municipalityId, receivingUnitId }),
      origin: { reportId, previousId: null },
    });
  });
}
