import { agreedToTell } from '../../domain/meetings/consent.ts';
import { contactRefusal } from '../../domain/intake/contact-lock.ts';
import type { Contact, IntakeNote, Registration } from '../../domain/intake/records.ts';
import { Conflict, Forbidden } from '../../domain/errors.ts';
import { reportsOnSameChild } from '../../database/reports/child-index-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { actOnReport, type ReportDone } from '../reports/report-stream.ts';

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
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'caseRegistered' }, async (file) => {
    const known = await file.facts(['caseRegistered']);
    if (known.length > 0) throw new Conflict('already-registered');
    const sameChild = await reportsOnSameChild(file.acting.tx, reportId);
    return file.record('caseRegistered', { secret: { ...registration, sameChild } });
  });
}

/** Each person's view stands as difficulties and assets, side by side and unmerged. */
export function takeIntakeNote(
  deps: Deps,
  call: Call,
  reportId: string,
  note: IntakeNote,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'intakeNoteTaken' }, (file) =>
    file.record('intakeNoteTaken', { secret: note }),
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
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'contactRecorded' }, async (file) => {
    const { status, concludedAs, protectedContact } = file.row;
    const consents = (await file.facts(['consentRecorded'])).map(({ secret }) => secret);
    const refusal = contactRefusal(contact.with, {
      status,
      investigationOpened: concludedAs === 'open',
      protectedContact,
      schoolConsented: agreedToTell(consents, ['school']),
    });
    if (refusal) throw new Forbidden(refusal, { rule: refusal });
    return file.record('contactRecorded', { secret: contact });
  });
}
