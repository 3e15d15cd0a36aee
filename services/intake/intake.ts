import { contactRefusal } from '../../domain/intake/contact-lock.ts';
import { foundLinks } from '../../domain/intake/links.ts';
import type { Contact, IntakeNote, Registration } from '../../domain/intake/records.ts';
import { Conflict, Forbidden } from '../../domain/errors.ts';
import { insertLinks } from '../../database/reports/report-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { actOnReport, type ReportDone } from '../reports/report-stream.ts';
import { refuseOtherFile } from './child-file.ts';
import { contactContext } from './contact-context.ts';
import { lookUpKnown } from './known-before.ts';

/**
 * Registers the report (aktualisering) in the child's file, which the municipality's case system
 * has. The record keeps which other reports the blind indexes find
 * on the same child and on each sibling who is named, also when they find none, so that it shows what
 * was known; those found are linked for the receiver.
 *
 * @throws Conflict `already-registered`; Invalid `young-person`, `child-file-missing`
 */
export function registerCase(
  deps: Deps,
  call: Call,
  reportId: string,
  registration: Registration,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'caseRegistered' }, async (file) => {
    refuseOtherFile(file.row, registration, '#/body');
    const known = await file.facts({ kinds: ['caseRegistered'] });
    if (known.length > 0) throw new Conflict('already-registered');
    const found = await lookUpKnown(file);
    const links = foundLinks(reportId, found).map(
      (link) => ({ ...link, side: 'receiver' }) as const,
    );
    file.alsoWrite((tx) => insertLinks(tx, links));
    const secret = { ...registration, sameChild: found.child.reports, found };
    return file.record('caseRegistered', { secret });
  });
}

/**
 * Records an intake note. Each person's view keeps its own difficulties and assets and is not
 * merged with the others', so that it stays visible who said what.
 */
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
 * Records whom the officer has been in touch with. Refused are guardians in protected contact or
 * before the protection assessment, and whomever the phase lock forbids (20 kap. 2 § SoL).
 *
 * @throws Forbidden `protected-contact`, `phase-lock`, `assessment-first`; Conflict
 *   `other-municipality` for others than the assessment of protection needs
 */
export function recordContact(
  deps: Deps,
  call: Call,
  reportId: string,
  contact: Contact,
): Promise<ReportDone> {
  const answers = { kinds: ['consentRecorded'] } as const;
  const deed = { reportId, fact: 'contactRecorded', weighs: [answers] } as const;
  return actOnReport(deps, call, deed, async (file) => {
    const consents = (await file.facts(answers)).map(({ secret }) => secret);
    const refusal = contactRefusal(contact.with, contactContext(file.row, consents));
    if (refusal === 'other-municipality') {
      throw new Conflict(refusal, { rule: 'forwarding', current: file.row.elsewhere });
    }
    if (refusal) throw new Forbidden(refusal, { rule: refusal });
    return file.record('contactRecorded', { secret: contact });
  });
}
