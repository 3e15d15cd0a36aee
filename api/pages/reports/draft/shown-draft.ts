import { oddAnswers, type OddAnswer } from '../../../../domain/report/odd-answers.ts';
import { isNeverRefused } from '../../../../domain/report/acute.ts';
import { isProtectedContact } from '../../../../domain/report/protected-contact.ts';
import type { Instant } from '../../../../domain/calendar/time.ts';
import { homeOf } from '../../../../services/acting/begin.ts';
import type { Call } from '../../../../services/acting/call.ts';
import type { Deps } from '../../../../services/acting/deps.ts';
import { contactOf, type Contact } from '../../../../services/people/contact.ts';
import type { DraftView } from '../../../../services/reports/drafts.ts';
import { receivingMunicipality } from '../../../../services/reports/receiving-municipality.ts';
import type { TypedFields } from '../../../kit/typed-fields.ts';
import { draftedReport, type DraftedReport } from './drafted-report.ts';

/** A draft as its pages show it. */
export type ShownDraft = {
  readonly id: string;
  readonly etag: number;
  readonly savedAt: Instant;
  readonly keptUntil: Instant;
  readonly fields: TypedFields;
  /** What it would say if it were sent now. */
  readonly report: DraftedReport;
  readonly odd: readonly OddAnswer[];
  /** The municipality that would receive it, by its id, and whom to call there. */
  readonly municipalityId: string;
  readonly contact: Contact;
  /** Whoever is in danger, or may be, is helped sooner by a call. */
  readonly callNow: boolean;
  /** The guardians may not be told. */
  readonly protectedContact: boolean;
};

export function shownDraft(deps: Deps, call: Call, draft: DraftView): ShownDraft {
  const { actor } = call;
  if (actor.is === 'system') throw new Error('no part of the system writes a draft');
  const { id, etag, savedAt, keptUntil, fields } = draft;
  const report = draftedReport(fields, call.at);
  const municipalityId = receivingMunicipality(deps, report, homeOf(actor).municipalityId);
  return {
    id,
    etag,
    savedAt,
    keptUntil,
    fields,
    report,
    odd: oddAnswers(report, call.at),
    municipalityId,
    contact: contactOf(deps, municipalityId, call.at),
    callNow: isNeverRefused(report.acute.danger),
    protectedContact: isProtectedContact(report.worry),
  };
}
