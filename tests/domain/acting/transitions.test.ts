import { describe, expect, it } from 'vitest';
import { statuses, type Status } from '../../../domain/report/status.ts';
import { isPossible } from '../../../domain/access/decide.ts';
import { permissions } from '../../../domain/areas.ts';
import type { Action } from '../../../domain/kinds.ts';

/**
 * Status × deed, written by hand from the routine: `x` possible, `.` refused with 409. The columns
 * are received, opened, assessed, concluded, closed, disposed.
 */
const deeds: Readonly<Record<string, string>> = {
  // An answer of a signatory can come as long as the report lives; it stops nothing.
  'report.sign': 'xxxxx.',
  'report.askSignature': 'xxxxx.',
  'authorship.state': 'xxxxx.',
  'supplement.add': 'xxxxx.',
  // A second opening is answered by the service, with the name of the first.
  'report.open': 'xxxxx.',
  // Nobody owns what nobody has opened.
  'case.assign': '.xxx..',
  // A supplement to a closed report reopens it; until it is read the report can be closed still.
  'supplement.read': '.xxxx.',
  'completion.request': '.xx...',
  'contact.record': '.xxx..',
  // Nothing is assessed unopened, and a report is assessed once (20 kap. 1 § SoL).
  'protection.assess': '.x....',
  'police.report': '.xxxx.',
  'measure.record': '.xxxx.',
  'letter.deliver': '.xxxx.',
  'writtenReport.waive': '.xxxx.',
  'contact.lift': '.xx...',
  'case.register': '.xxx..',
  'note.take': '.xx...',
  // Whoever reads the report can see it; protection is assessed before it is forwarded (29 kap. SoL).
  'whereabouts.find': '.xx...',
  'report.forward': '..x...',
  // The assessment comes before any contact with guardians (20 kap. 1 § SoL).
  'consent.record': '..xx..',
  'meeting.plan': '..xx..',
  // Nothing is decided before the assessment, and nothing twice (20 kap. 2 § SoL).
  'decision.make': '..x...',
  'decision.propose': '..x...',
  // What was decided can be changed as long as the report is kept (37–38 §§ FL).
  'decision.change': '...xx.',
  'decision.extend': '.xx...',
  'decision.cover': '..x...',
  'decision.review': '...xx.',
  'concerned.inform': '...xx.',
  'feedback.give': '...xx.',
  // No form is chosen before the assessment; the choice outlives the report (routine §9).
  'form.choose': '..xxx.',
  'onCall.record': 'xxxxx.',
  // A record can be wrong as long as the report lives (36 § FL).
  'record.correct': 'xxxxx.',
  'record.move': '.xxxx.',
  'report.move': '.xxxx.',
};

/** Looks, and what has no state of its own to be wrong in. */
const anytime: readonly string[] = [
  'report.send',
  'report.register',
  'report.read',
  'report.readContent',
  'intake.read',
  'report.readDocument',
  'report.readReceipt',
  'report.readHistory',
  'signatories.read',
  'feedback.read',
  'feedback.request',
  'situation.open',
  'situation.read',
  'situation.lead',
  'situation.carryOut',
  'consultation.ask',
  'consultation.takeCall',
  'consultation.read',
  'consultation.answer',
  'consultation.report',
  'difference.explain',
  'log.review',
  'log.readReviews',
  'trail.verify',
  'trail.search',
  'trail.readLooks',
  'termMeeting.read',
  'termMeeting.readAgenda',
  'termMeeting.lead',
  'termMeeting.carryOut',
  'form.read',
  'handOver.read',
  'handOver.answer',
  'handOver.followUp',
  'handOver.consent',
  'handOver.lead',
  'queue.read',
  'reviews.read',
  'settings.read',
  'people.read',
  'administration.read',
  'staff.manage',
  'client.manage',
  'roster.read',
  'reconciliation.read',
  'absence.record',
  'sentCount.state',
  'authorship.read',
  'me.read',
  'draft.keep',
  'attachment.read',
  'attachment.keep',
  'draft.read',
  'keptText.keep',
  'keptText.read',
];

type Cell = readonly [action: string, status: Status, possible: boolean];
const cells: readonly Cell[] = Object.entries(deeds).flatMap(([action, row]) =>
  statuses.map((status, column): Cell => [action, status, row[column] === 'x']),
);

describe('in which status a deed is possible', () => {
  it.each(cells)('%s when %s: %s', (action, status, possible) => {
    expect(isPossible(action as Action, status)).toBe(possible);
  });

  it.each(anytime)('%s is possible in any status', (action) => {
    expect(statuses.filter((status) => !isPossible(action as Action, status))).toEqual([]);
  });

  it('the table has a row for every action there is, and no other', () => {
    expect([...Object.keys(deeds), ...anytime].toSorted()).toEqual(
      Object.keys(permissions).toSorted(),
    );
    expect(Object.values(deeds).map((row) => row.length)).toEqual(
      Object.keys(deeds).map(() => statuses.length),
    );
  });
});
