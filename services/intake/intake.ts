import { agreedToTell } from '../../domain/meetings/consent.ts';
import { contactRefusal, type ContactParty } from '../../domain/intake/contact-lock.ts';
import { Conflict, Forbidden } from '../../domain/errors.ts';
import type { FactKind } from '../../domain/acting/facts.ts';
import type { EventArea } from '../../domain/report/report-content.ts';
import { reportsOnSameChild } from '../../database/reports/child-index-store.ts';
import type { Answer, Call } from '../acting/call.ts';
import { consentsOf } from '../meetings/consents.ts';
import type { Deps } from '../acting/deps.ts';
import { onReport, type Deed, type DeedAnswer } from '../acting/on-report.ts';
import type { ReportFile } from '../acting/report-file.ts';

export type Registration = {
  readonly registeredAs: 'report' | 'application' | 'information';
  readonly knownBefore: 'known' | 'searchedNoneFound' | 'notSearched';
};
export type IntakeNote = {
  readonly area: EventArea;
  readonly source: string;
  readonly difficulties: string | null;
  readonly assets: string | null;
};
export type Contact = {
  readonly with: ContactParty;
  readonly how: 'phone' | 'visit' | 'letter' | 'message';
  readonly summary: string;
};

const recordOnly = (
  deps: Deps,
  call: Call,
  at: Deed & { readonly kind: FactKind },
  secretOf: (file: ReportFile) => Promise<unknown>,
): Promise<Answer<DeedAnswer>> =>
  onReport(deps, call, at, async (file) =>
    file.work.record({ kind: at.kind, secret: await secretOf(file) }),
  );

/**
 * Registered in the child's file by forced choice; what the search by the child's identity found
 * becomes part of the record, also *searched, none found*.
 *
 * @throws Conflict `already-registered`
 */
export function registerCase(
  deps: Deps,
  call: Call,
  reportId: string,
  registration: Registration,
): Promise<Answer<DeedAnswer>> {
  return recordOnly(
    deps,
    call,
    { reportId, action: 'case.register', resource: 'registrations', kind: 'caseRegistered' },
    async ({ tx, facts }) => {
      if ((await facts(['caseRegistered'])).length > 0) throw new Conflict('already-registered');
      const sameChild = await reportsOnSameChild(tx, reportId);
      return { ...registration, sameChild };
    },
  );
}

/** Each person's view stands as difficulties and assets, side by side and unmerged. */
export function takeIntakeNote(
  deps: Deps,
  call: Call,
  reportId: string,
  note: IntakeNote,
): Promise<Answer<DeedAnswer>> {
  return recordOnly(
    deps,
    call,
    { reportId, action: 'note.take', resource: 'intake-notes', kind: 'intakeNoteTaken' },
    async () => note,
  );
}

/**
 * The contact register: whom the officer has been in touch with, within the phase lock.
 *
 * @throws Forbidden `protected-contact`, `phase-lock`, `assessment-first`
 */
export function recordContact(
  deps: Deps,
  call: Call,
  reportId: string,
  contact: Contact,
): Promise<Answer<DeedAnswer>> {
  return recordOnly(
    deps,
    call,
    { reportId, action: 'contact.record', resource: 'contacts', kind: 'contactRecorded' },
    async (file) => {
      const refusal = contactRefusal(contact.with, {
        status: file.report.status,
        investigationOpened: file.report.concludedAs === 'open',
        protectedContact: file.report.protectedContact,
        schoolConsented: agreedToTell(await consentsOf(file), ['school']),
      });
      if (refusal) throw new Forbidden(refusal, { rule: refusal });
      return contact;
    },
  );
}
