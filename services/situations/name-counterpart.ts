import { isSchoolAgency, type AgencyKind } from '../../domain/report/report-content.ts';
import { Conflict, Invalid } from '../../domain/errors.ts';
import type { StatedCounterpart } from '../../domain/situations/records.ts';
import {
  reportersOfSituation,
  setCounterpart,
  type SituationRow,
} from '../../database/situations/situation-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import type { StreamFile } from '../acting/stream-file.ts';
import { actOnOpenSituation } from './act-on-situation.ts';
import type { SituationDone } from './situation-stream.ts';

const reportedBySchool = async ({ acting, row }: StreamFile<SituationRow>): Promise<boolean> => {
  if (row.senderUnitId === null) return false;
  const reporters = await reportersOfSituation(acting.tx, row.id);
  return reporters.some((kind) => isSchoolAgency(kind as AgencyKind));
};

/**
 * Refuses to plan the meeting before it is settled with whom: with the school that reported, or whom
 * the leader has named.
 *
 * @throws Conflict `school-first`
 */
export async function refuseWithoutCounterpart(file: StreamFile<SituationRow>): Promise<void> {
  if (file.row.counterpart !== null || (await reportedBySchool(file))) return;
  throw new Conflict('school-first');
}

/**
 * Names with whom an acute situation is followed up that no school reported: with the child's school,
 * or where none is known with the agency that reported, for a reason (routine §8). The school is told
 * by the first meeting that is planned.
 *
 * @throws Invalid `unknown-school`; Conflict `school-reported`, `counterpart-named`, and as
 *   `refuseOver`
 */
export function nameCounterpart(
  deps: Deps,
  call: Call,
  situationId: string,
  stated: StatedCounterpart,
): Promise<SituationDone> {
  const deed = { situationId, fact: 'counterpartNamed' } as const;
  return actOnOpenSituation(deps, call, deed, async (file) => {
    const { municipalityId, counterpart } = file.row;
    if (counterpart) throw new Conflict('counterpart-named', { current: counterpart });
    if (await reportedBySchool(file)) throw new Conflict('school-reported');
    const outcome = stated.with;
    if (stated.with === 'reportingAgency') {
      file.alsoWrite((tx) => setCounterpart(tx, situationId, { counterpart: outcome }));
      const { agency, reason } = stated;
      return file.record('counterpartNamed', { outcome, secret: { agency, reason } });
    }
    const school = deps.directory.schoolNamed(municipalityId, stated.school);
    if (!school) {
      throw new Invalid('unknown-school', {
        errors: [{ pointer: '#/body/school', code: 'unknown-school' }],
      });
    }
    const { id: senderUnitId, organisationId: senderOrganisationId } = school;
    const named = { counterpart: outcome, senderUnitId, senderOrganisationId };
    file.alsoWrite((tx) => setCounterpart(tx, situationId, named));
    return file.record('counterpartNamed', { outcome, secret: { school: school.name } });
  });
}
