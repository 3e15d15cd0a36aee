import type { AgencyKind } from './report-content.ts';

const asked: readonly AgencyKind[] = ['organisation', 'privatePerson'];

/**
 * Whether this kind of reporter has to report (19 kap. 1–3 §§ SoL). Private persons, and organisations
 * that are none of those, are only asked to (19 kap. 4 § SoL), so that no meeting and no feedback is
 * owed to them.
 */
export function hasReportingDuty(agencyKind: AgencyKind): boolean {
  return !asked.includes(agencyKind);
}
