import type { Action } from '../access/permissions.ts';
import type { Status } from '../report/status.ts';

const living: readonly Status[] = ['received', 'opened', 'assessed', 'concluded', 'closed'];
const sinceOpened: readonly Status[] = ['opened', 'assessed', 'concluded'];

/**
 * Status × action: in which main status a deed is possible. Nothing is assessed unopened, nothing
 * decided before the protection assessment (20 kap. 1–2 §§ SoL); a missing row means any status.
 */
export const transitions: Readonly<Partial<Record<Action, readonly Status[]>>> = {
  'report.sign': living,
  'supplement.add': living,
  // A second opening is refused by the service, which can say who was first.
  'report.open': living,
  'case.assign': sinceOpened,
  'supplement.read': [...sinceOpened, 'closed'],
  'contact.record': sinceOpened,
  'protection.assess': ['opened'],
  'case.register': sinceOpened,
  'note.take': ['opened', 'assessed'],
  'consent.record': ['assessed', 'concluded'],
  'meeting.plan': ['assessed', 'concluded'],
  'decision.make': ['assessed'],
  // Postponed information ends its duty, so the report may be closed when the family is told.
  'concerned.inform': ['concluded', 'closed'],
  'feedback.give': ['concluded', 'closed'],
};

export function isPossible(action: Action, status: Status): boolean {
  return transitions[action]?.includes(status) ?? true;
}
