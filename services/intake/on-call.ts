import { sideOf } from '../../domain/access/actor.ts';
import type { OnCallContact } from '../../domain/intake/records.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { refuseLater } from '../acting/refuse-future.ts';
import { actOnReport, type ReportDone } from '../reports/report-stream.ts';

/**
 * Records a call outside office hours: who called, when, and whether contact was taken, by the
 * reporter for both sides or by social services for their own. It changes no clock: also after
 * *not taken* the report waits, visibly unopened, for the next shift's first person.
 *
 * @throws Invalid `invalid-request`, `not-yet-come` for a call in the future
 */
export function recordOnCallContact(
  deps: Deps,
  call: Call,
  reportId: string,
  contact: OnCallContact,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'onCallContactRecorded' }, async (file) => {
    refuseLater(call, contact);
    const role = sideOf(call.actor) === 'sender' ? 'reporter' : 'officer';
    return file.record('onCallContactRecorded', {
      role,
      outcome: contact.outcome,
      secret: contact,
    });
  });
}
