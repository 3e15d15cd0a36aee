import { localDate } from '../../domain/calendar/time.ts';
import { childAt, type ChildAt } from '../../domain/cooperation/child-at.ts';
import { consentersOf } from '../../domain/cooperation/consent.ts';
import { fittingForms, type Fitting, type NotFitting } from '../../domain/cooperation/fitting.ts';
import type { NotOffered } from '../../domain/cooperation/offered.ts';
import type { FamilyMember } from '../../domain/meetings/consent.ts';
import type { WorryKind } from '../../domain/report/report-content.ts';
import { readFacts } from '../../database/acting/fact-store.ts';
import { handOversOfReport } from '../../database/cooperation/hand-over-store.ts';
import type { Tx } from '../../database/transaction.ts';
import { counting } from '../../domain/acting/fold.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { openFact } from '../acting/opened-fact.ts';
import type { Locked } from '../acting/stream-adapter.ts';
import { refuseUnopened } from '../reports/refuse-unopened.ts';
import { openContent } from '../reports/report-content.ts';
import { lookAtReport } from '../reports/report-stream.ts';
import { chosenFor, notOfferedFor } from './choose-form.ts';
import { summaryOf, type HandOverSummary } from './hand-over-summary.ts';

/** What an officer has found out of the child, where it differs from what was reported. */
export type FormQuestion = {
  readonly schoolYear: number | null;
  /** The kinds of worry to look for; null for those of the report. */
  readonly needs: readonly WorryKind[] | null;
};

export type OfferedForm = Fitting & {
  /** Whose consents it needs, by their places in the report. */
  readonly consenters: readonly FamilyMember[];
  /** Whether it has a unit to which children are handed over. */
  readonly hasContact: boolean;
};

export type FormsView = {
  readonly offered: boolean;
  /** Why none is offered; null where they are. */
  readonly because: NotOffered | null;
  readonly child: ChildAt;
  readonly forms: readonly OfferedForm[];
  readonly others: readonly NotFitting[];
  /** The hand-overs that came of the report, also by way of other forms. */
  readonly handOvers: readonly HandOverSummary[];
};

const notOffered = async (
  tx: Tx,
  { row, seal }: Locked<ReportRow>,
): Promise<NotOffered | undefined> => {
  const rows = counting(await readFacts(tx, row.id, ['protectionAssessed']));
  const assessments = rows.map((fact) => openFact<'protectionAssessed'>(seal(), fact));
  return notOfferedFor(row, assessments);
};

/**
 * Shows an officer which of the municipality's cooperation forms fit the child of a report, each with
 * its reason, precondition and consent, and which do not and why; a person chooses (routine §9). None
 * are shown while none is offered. The look is recorded in the trail before the answer leaves.
 *
 * @throws NotFound, Forbidden; Conflict `not-opened` before the opening
 */
export function viewForms(
  deps: Deps,
  call: Call,
  reportId: string,
  { schoolYear, needs }: FormQuestion,
): Promise<FormsView> {
  const reads = {
    reportId,
    action: 'form.read',
    kind: 'contentRead',
    purpose: 'form.read',
  } as const;
  return lookAtReport(deps, call, reads, async (tx, locked) => {
    refuseUnopened(call, locked.row);
    const on = localDate(call.at);
    const content = await openContent(tx, locked.seal(), reportId);
    if (!content) throw new Error('a report without content');
    const { child: stated, guardians } = chosenFor(content, call.at);
    const year = schoolYear === null ? null : { year: schoolYear, on };
    const child = childAt({ ...stated, schoolYear: year }, on);
    const because = (await notOffered(tx, locked)) ?? null;
    const { municipalityId } = locked.row;
    const { cooperationForms } = deps.directory.settingsInForce(municipalityId, on);
    const worry = needs ?? content.worry.kinds;
    const { fitting, others } = fittingForms(
      because === null ? cooperationForms : [],
      { child, worry },
      on,
    );
    const consenters = consentersOf(guardians, child.age);
    const forms = fitting.map((one) => ({
      ...one,
      consenters,
      hasContact: deps.directory.formUnit(municipalityId, one.form.key) !== undefined,
    }));
    const begun = await handOversOfReport(tx, reportId);
    const handOvers = begun.map((row) => summaryOf(deps, row));
    return { offered: because === null, because, child, forms, others, handOvers };
  });
}
